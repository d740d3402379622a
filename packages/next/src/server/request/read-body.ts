import { Refusal } from '../refusal.ts'
import { parseJson } from './parse-json.ts'
import { readBytes } from './read-bytes.ts'

/** The largest event and the largest metadata are half of it. */
const bodyBytesMax = 64 * 1024

/**
 * The JSON object of a request; null means absent. Only `application/json` is taken: pages of other origins cannot send
 * that unasked, so a token in a cookie is safe too.
 * @throws {Refusal} `unsupported_media_type`, `body_too_large`, `malformed_json`, `invalid_request`
 */
export async function readBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new Refusal('unsupported_media_type', 'Send the body as application/json.')
  const value = parseJson(await readBytes(request, bodyBytesMax))
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
  throw new Refusal('invalid_request', 'The body must be a JSON object.')
}
