import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { raise } from './clickhouse-exception.ts'

/** What a request may carry, before and after decompression. An INSERT is held whole, since it is written whole. */
const BODY_BYTES_MAX = 256 * 1024 * 1024

const DECOMPRESSORS = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
}

/**
 * The decompressed body of a request.
 * @throws {ClickHouseException} 396 where it is too large, 48 for an unknown compression.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) throw tooLarge()
    chunks.push(chunk)
  }
  const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return body
  if (!isKnown(encoding)) throw raise(48, `Content-Encoding ${encoding} is not supported`)
  return DECOMPRESSORS[encoding](body, { maxOutputLength: BODY_BYTES_MAX }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error
    },
  )
}

function isKnown(encoding: string): encoding is keyof typeof DECOMPRESSORS {
  return Object.hasOwn(DECOMPRESSORS, encoding)
}

function tooLarge(): Error {
  return raise(396, `A request may carry ${BODY_BYTES_MAX} bytes; send the rows in several inserts`)
}
