import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { RSS_HEADER, SECRET_HEADER } from '../protocol.ts'
import { raise, toException } from './clickhouse-exception.ts'
import { isStreamed } from './is-streamed.ts'
import type { Store } from './open-store.ts'
import { parseRequest } from './parse-request.ts'
import { parseStatement } from './parse-statement.ts'
import { readBody } from './read-body.ts'
import { sendStream, sendWhole } from './send-answer.ts'

/** Longer than the clients keep idle connections (2.5 s), so that they are the ones to close them. */
const KEEP_ALIVE_MS = 60_000
/** Lists of ids come in the address. */
const ADDRESS_BYTES_MAX = 8 * 1024 * 1024
/** A reader of a stream who takes nothing for so long gives its place to the next. */
const STALLED_MS = 300_000

/** The part of ClickHouse's HTTP interface that `@clickhouse/client` uses, for those who know the secret. */
export function createHttpServer(store: Store, secret: string): Server {
  const expected = digest(secret)

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const startedAt = performance.now()
    if (!timingSafeEqual(digest(String(request.headers[SECRET_HEADER])), expected)) {
      throw raise(516, 'Authentication failed')
    }
    const address = new URL(request.url ?? '/', 'http://localhost')
    if (address.pathname === '/ping') return answerPing(response)
    const parsed = parseRequest(address, request.headers, await readBody(request))
    const statement = parseStatement(parsed.sql, parsed.parameters)
    const head = { request: parsed, format: statement.format ?? parsed.defaultFormat }
    if (!isStreamed(statement, parsed)) {
      return sendWhole(response, head, await store.execute(statement, parsed, signal), startedAt)
    }
    response.setTimeout(STALLED_MS, () => response.destroy())
    return store.stream(statement, parsed, signal, (chunks) => sendStream(response, head, chunks))
  }

  async function answerPing(response: ServerResponse): Promise<void> {
    await store.ping().catch((error) => {
      if (toException(error).code === 236) throw error
    })
    response.setHeader(RSS_HEADER, process.memoryUsage.rss())
    response.end('Ok.\n')
  }

  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: ADDRESS_BYTES_MAX },
    (request, response) => {
      const gone = new AbortController()
      response.once('close', () => {
        if (!response.writableFinished) gone.abort()
      })
      answer(request, response, gone.signal).catch((error) => answerError(response, error))
    },
  )
  return server
}

function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const exception = toException(error)
  response.writeHead(exception.status, {
    'X-ClickHouse-Exception-Code': exception.code,
    'Content-Type': 'text/plain; charset=UTF-8',
    // What is left of the request is not read; the connection cannot carry another.
    ...(response.req.complete ? {} : { Connection: 'close' }),
  })
  response.end(`${exception.message}\n`)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
