import type { ProblemCode } from '@sojourn/contract'
import type { Guard } from './room.ts'

/** Problems that every room of a guard can answer with. */
export const problemsByGuard: Record<Guard, readonly ProblemCode[]> = {
  public: ['internal'],
  collect: [
    'invalid_request',
    'malformed_json',
    'unauthenticated',
    'forbidden',
    'origin_not_allowed',
    'not_found',
    'body_too_large',
    'unsupported_media_type',
    'internal',
    'storage_unavailable',
  ],
  read: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'internal', 'storage_unavailable'],
  export: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'internal', 'storage_unavailable'],
  admin: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'internal', 'storage_unavailable'],
}

const collectSecurity: Record<string, string[]>[] = [
  { writeKey: [] },
  { writeKeyBasic: [] },
  { writeKeyQuery: [] },
  { secretKey: [] },
]

/** The credentials that open a room, by its guard; scopes of the secret key beside it. */
export const securityByGuard: Record<Guard, Record<string, string[]>[]> = {
  public: [],
  collect: collectSecurity,
  read: [{ secretKey: ['read'] }],
  export: [{ secretKey: ['export'] }],
  admin: [{ secretKey: ['admin'] }],
}

/** The credentials, as OpenAPI describes them. */
export const securitySchemes = {
  writeKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Write-Key',
    description: 'A public key `pk_…` of one site',
  },
  writeKeyBasic: { type: 'http', scheme: 'basic', description: 'The write key as user name, no password' },
  writeKeyQuery: { type: 'apiKey', in: 'query', name: 'writeKey', description: 'For beacons' },
  secretKey: { type: 'http', scheme: 'bearer', description: 'A key `sk_…` with scopes, for servers only' },
}
