import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request that came, and the events in it. */
interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly sentAt: number
  readonly events: readonly { eventId: string; type: string; timestamp: unknown; [name: string]: unknown }[]
}

type Reply = { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> }

/** What a server answers that took everything. */
const taken: Reply = { status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } }

/** The receiving end as a client sees it: gives the answers it was told to, one a request, and then takes everything. */
export async function startReceiver(...replies: Reply[]) {
  const requests: Received[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      const { status, body, headers } = replies.shift() ?? taken
      requests.push({ path: String(request.url), headers: request.headers, ...JSON.parse(text) })
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    eventIds: () => requests.flatMap(({ events }) => events.map(({ eventId }) => eventId)),
  }
}
