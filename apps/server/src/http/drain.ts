import type { Server } from 'node:http'

/** How long running requests may take to end at a stop. */
const drainMs = 10_000
/** How often a stop looks for connections whose request has ended meanwhile. */
const sweepMs = 50

/** No new connections; requests under way end by themselves, or are cut off after a while. */
export async function drain(server: Server, closeSilent: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Else a client that goes on sending would hold its connection open for ever.
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false
  })
  const sweep = setInterval(() => {
    server.closeIdleConnections()
    closeSilent()
  }, sweepMs)
  const cut = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
