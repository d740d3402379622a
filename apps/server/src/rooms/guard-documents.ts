import { type ProblemCode, permissionNames, permissions } from '@sojourn/contract'
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
    'rate_limited',
    'internal',
    'storage_unavailable',
  ],
  account: [
    'invalid_request',
    'unauthenticated',
    'forbidden',
    'not_found',
    'rate_limited',
    'internal',
    'storage_unavailable',
  ],
  ...(Object.fromEntries(
    permissionNames
      .filter((name) => name !== 'collect')
      .map((name) => [
        name,
        [
          'invalid_request',
          'unauthenticated',
          'forbidden',
          'not_found',
          'rate_limited',
          'internal',
          'storage_unavailable',
        ],
      ]),
  ) as unknown as Record<Exclude<Guard, 'public' | 'account' | 'collect'>, readonly ProblemCode[]>),
}

const collectSecurity: Record<string, string[]>[] = [
  { writeKey: [] },
  { writeKeyBasic: [] },
  { writeKeyQuery: [] },
  { secretKey: [] },
]

/** What a tenant token can have the right to. */
const ofTenants: ReadonlySet<string> = new Set(['read', 'export', 'sql'])

/** The credentials that open a room, by its guard; scopes of the secret key beside it. */
export const securityByGuard: Record<Guard, Record<string, string[]>[]> = {
  public: [],
  collect: collectSecurity,
  account: [{ signIn: [] }],
  ...(Object.fromEntries(
    permissionNames
      .filter((name) => name !== 'collect')
      .map((name) => [
        name,
        [
          ...permissions[name].scopes.map((scope) => ({ secretKey: [scope] })),
          { signIn: [] },
          ...(ofTenants.has(name) ? [{ tenantToken: [] }] : []),
        ],
      ]),
  ) as unknown as Record<Exclude<Guard, 'public' | 'account' | 'collect'>, Record<string, string[]>[]>),
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
  signIn: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sojourn.session_token',
    description: 'The cookie of who is signed in; behind https its name begins with `__Secure-`',
  },
  userToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "A token of the site's identity provider: collects as its user, reads that user's own",
  },
  tenantToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "A token signed with the organization's own key, for embedding",
  },
  secretKey: { type: 'http', scheme: 'bearer', description: 'A key `sk_…` with scopes, for servers only' },
}
