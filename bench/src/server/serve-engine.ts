import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEngine } from '@sojourn/engine'

/** An address at which ClickHouse answers. */
export interface EngineAddress {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the embedded engine at an address that any number of servers reach: what a ClickHouse server is to them. */
export async function serveEngine(directory: string): Promise<EngineAddress> {
  const { socketPath, headers, stop } = await startEngine({ directory })
  const server = createServer((incoming, outgoing) => {
    const { method, url } = incoming
    const asked = request(
      { socketPath, method, path: url, headers: { ...incoming.headers, ...headers } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    // A server that is killed leaves its statements half sent.
    asked.on('error', () => outgoing.destroy())
    incoming.on('error', () => asked.destroy())
    incoming.pipe(asked)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await stop()
    },
  }
}
