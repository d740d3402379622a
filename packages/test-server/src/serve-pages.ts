import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request, or says that it is not for it. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean

/** Pages and scripts on a free port of this machine. */
export interface TestPages {
  readonly url: string
  stop(): Promise<void>
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' }

/**
 * Serves texts by their paths; a path without a file name gets the text of `/`, as a single page app wants it.
 * @param answer is asked first
 */
export async function servePages(
  texts: Readonly<Record<string, string>>,
  answer: Answerer = () => false,
): Promise<TestPages> {
  const server = createServer((request, response) => {
    if (answer(request, response)) return
    const path = new URL(String(request.url), 'http://localhost').pathname
    // Browsers ask for it by themselves, and complain in the console where there is none.
    if (path === '/favicon.ico') return response.writeHead(204).end()
    const extension = /\.(\w+)$/.exec(path)?.[1]
    const text = texts[path] ?? (extension ? undefined : texts['/'])
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': `${types[extension ?? ''] ?? 'text/html'}; charset=utf-8`,
    })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
