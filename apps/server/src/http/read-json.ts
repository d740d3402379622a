import { IncomingMessage } from 'node:http'
import { ProblemError } from '@sojourn/contract'
import type { Context } from './app-env.ts'
import { inflateBody } from './inflate-body.ts'
import { parseJson } from './parse-json.ts'
import { readBody } from './read-body.ts'

/**
 * Labels that JSON travels under: its own, `text/plain` (beacons, Segment's browser client, which spare themselves the
 * preflight), forms (Segment's clients mislabel gzip so; curl's standard), or none.
 */
const contentTypes: ReadonlySet<string> = new Set([
  '',
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
])

/**
 * The JSON body of a request, decompressed. An empty body is undefined.
 * @throws ProblemError `unsupported_media_type`, `body_too_large`, `invalid_request`, `malformed_json`.
 */
export async function readJson(c: Context): Promise<unknown> {
  const contentType = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!contentTypes.has(contentType))
    throw new ProblemError(
      'unsupported_media_type',
      `The content type ${JSON.stringify(contentType.slice(0, 64))} is not supported. Send application/json.`,
    )
  const incoming = c.env?.incoming
  const travelled = await readBody({
    incoming: incoming instanceof IncomingMessage ? incoming : undefined,
    request: c.req.raw,
  })
  const bytes = await inflateBody(travelled, c.req.header('content-encoding'))
  return isBlank(bytes) ? undefined : parseJson(bytes)
}

/** Nothing but white space. */
function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false
  return true
}
