import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import { toException } from './clickhouse-exception.ts'
import type { Outcome } from './open-connection.ts'
import type { StatementRequest } from './statement-request.ts'

/** Below this, compressing costs more than it saves. */
const GZIP_BYTES_MIN = 1024
/** Fast rather than small: the other end is on this machine. */
const GZIP = { level: 1 }
const compressWhole = promisify(gzip)

/** What every answer says of itself. */
export interface AnswerHead {
  request: StatementRequest
  format: string
}

/** Sends an answer that is complete. */
export async function sendWhole(
  response: ServerResponse,
  head: AnswerHead,
  outcome: Outcome,
  startedAt: number,
): Promise<void> {
  setHeaders(response, head)
  response.setHeader('X-ClickHouse-Summary', summary(outcome, performance.now() - startedAt))
  const isCompressed = head.request.compress && outcome.body.length >= GZIP_BYTES_MIN
  const body = isCompressed ? await compressWhole(outcome.body, GZIP) : outcome.body
  if (isCompressed) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', body.length)
  response.end(body)
}

/**
 * Sends an answer as it is made, no faster than it is read. An error before the first piece is thrown; a later one is
 * written behind the last line, where clients look for it by the tag in the head.
 */
export async function sendStream(
  response: ServerResponse,
  head: AnswerHead,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  const tag = randomBytes(8).toString('hex')
  setHeaders(response, head)
  response.setHeader('X-ClickHouse-Exception-Tag', tag)
  if (head.request.compress) response.setHeader('Content-Encoding', 'gzip')

  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (let step = first; !step.done; step = await iterator.next()) yield step.value
    } catch (error) {
      yield lateException(toException(error).message, tag)
    }
  }

  const source = Readable.from(pieces())
  try {
    await (head.request.compress ? pipeline(source, createGzip(GZIP), response) : pipeline(source, response))
  } finally {
    // Where the reader has gone, the statement may still be at its next piece, and only then makes room for another.
    await iterator.return?.()
  }
}

function setHeaders(response: ServerResponse, { request, format }: AnswerHead): void {
  response.setHeader('X-ClickHouse-Query-Id', encodeURI(request.queryId))
  response.setHeader('X-ClickHouse-Format', encodeURI(format))
  response.setHeader('X-ClickHouse-Timezone', 'UTC')
  const isJson = format.startsWith('JSON')
  response.setHeader('Content-Type', isJson ? 'application/json; charset=UTF-8' : 'text/plain; charset=UTF-8')
}

function summary(outcome: Outcome, elapsedMs: number): string {
  return JSON.stringify({
    read_rows: String(outcome.readRows),
    read_bytes: String(outcome.readBytes),
    written_rows: String(outcome.writtenRows),
    written_bytes: String(outcome.writtenBytes),
    total_rows_to_read: '0',
    result_rows: String(outcome.readRows),
    result_bytes: String(outcome.body.length),
    elapsed_ns: String(Math.round(elapsedMs * 1e6)),
  })
}

/** @see https://clickhouse.com/docs/interfaces/http#http_response_codes_caveats */
function lateException(message: string, tag: string): Buffer {
  const text = `${message}\n`
  return Buffer.from(
    `\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`,
  )
}
