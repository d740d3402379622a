import { promisify } from 'node:util'
import { gunzip, inflate, inflateRaw } from 'node:zlib'
import { bodyBytesInflatedMax, ProblemError } from '@sojourn/contract'

const limited = { maxOutputLength: bodyBytesInflatedMax }
const inflaters = { gzip: promisify(gunzip), zlib: promisify(inflate), deflate: promisify(inflateRaw) }

/**
 * A body without its compression. Bytes that begin as gzip are gzip whatever the header says: Segment's and
 * RudderStack's clients compress without saying so.
 * @throws ProblemError `unsupported_media_type` for another encoding, `invalid_request` for broken compression,
 * `body_too_large` as soon as the output passes 4 MiB, whatever would still come.
 */
export async function inflateBody(bytes: Uint8Array, encoding: string | undefined): Promise<Uint8Array> {
  const format = formatOf(bytes, encoding?.trim().toLowerCase() ?? '')
  if (!format) return bytes
  try {
    return await inflaters[format](bytes, limited)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProblemError(
        'body_too_large',
        `The body is larger than ${bodyBytesInflatedMax} bytes after decompression. Send fewer events at once.`,
        { cause },
      )
    throw new ProblemError(
      'invalid_request',
      `The body is not whole ${format === 'gzip' ? 'gzip' : 'deflate'} data. Compress it again, or send it plain.`,
      { cause },
    )
  }
}

function formatOf(bytes: Uint8Array, encoding: string): keyof typeof inflaters | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip'
  if (bytes.length === 0 || encoding === '' || encoding === 'identity') return undefined
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip'
  // RFC 9110 means zlib by "deflate"; some clients send the bare stream. Zlib's first byte says method 8.
  if (encoding === 'deflate') return ((bytes[0] ?? 0) & 0x0f) === 8 ? 'zlib' : 'deflate'
  throw new ProblemError(
    'unsupported_media_type',
    `The content encoding ${JSON.stringify(encoding.slice(0, 64))} is not supported. Send gzip, deflate or plain.`,
  )
}
