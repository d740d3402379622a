import type { Catalog } from '@sojourn/catalog'
import { type KeyScope, keyScopes, ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { type Caller, permissionsCover } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { keyAnswer, keyIdParams, presentKey } from './key-answer.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'keys' | 'createKey'>
  readonly trustProxyHops: number
}

const name = z.string().trim().min(1, { error: 'must not be empty' }).max(128)
const scopes = z.array(z.enum(keyScopes, { error: `must be of ${keyScopes.join(', ')}` })).min(1)
const expiresAt = z.iso
  .datetime({ error: 'must be an ISO 8601 time' })
  .transform((text) => new Date(text))
  .nullable()
const newKey = z.strictObject({
  name,
  kind: z.enum(['write', 'secret'], { error: 'must be write or secret' }),
  siteId: z.string().nullable(),
  scopes: scopes.optional(),
  expiresAt: expiresAt.optional(),
})
const patch = z.strictObject({
  name: name.optional(),
  scopes: scopes.optional(),
  expiresAt: expiresAt.optional(),
})
const rotation = z.strictObject({
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(90 * 86_400)
    .default(86_400),
})
const withSecret = z.object({ key: keyAnswer, secret: z.string().describe('Shown this once') })
const overlapExample = { overlapSeconds: 86_400 }

/** The keys of an organization. Who is bound to some sites sees and makes only keys of those. */
export function keyRooms({ catalog, trustProxyHops }: Deps): Room[] {
  const own = async (caller: Caller, keyId: string) => {
    const keys = await catalog.keys.list(caller.organizationId)
    const key = keys.find((each) => each.keyId === keyId)
    if (!key || !covers(caller, key.siteId))
      throw new ProblemError('not_found', `The credential covers no key ${keyId.slice(0, 64)}.`)
    demandScopes(caller, key.scopes)
    return key
  }
  return [
    room({
      guard: 'keys',
      method: 'get',
      path: '/api/v1/keys',
      tag: 'Keys',
      summary: 'List the keys',
      answers: { 200: { description: 'Oldest first', schema: z.object({ keys: z.array(keyAnswer) }) } },
      handle: async ({ c, caller }) => {
        const keys = await catalog.keys.list(caller.organizationId)
        return c.json({ keys: keys.filter(({ siteId }) => covers(caller, siteId)).map(presentKey) })
      },
    }),
    room({
      guard: 'keys',
      method: 'post',
      path: '/api/v1/keys',
      tag: 'Keys',
      summary: 'Make a key',
      description: 'The secret is answered this once and kept as a hash.',
      body: { schema: newKey, example: { name: 'Reports', kind: 'secret', siteId: null, scopes: ['read'] } },
      answers: { 201: { description: 'The key and its secret', schema: withSecret } },
      handle: async ({ c, caller }) => {
        const asked = parseBody(newKey, await readJson(c))
        if (!covers(caller, asked.siteId))
          throw new ProblemError('not_found', 'The credential does not cover the site of the key.')
        if (asked.expiresAt && asked.expiresAt.getTime() <= Date.now()) {
          const message = 'must lie in the future, or be null for a key without an end'
          throw new ProblemError('invalid_request', `expiresAt ${message}.`, {
            errors: [{ path: 'expiresAt', message }],
          })
        }
        const wanted = asked.scopes ?? (asked.kind === 'write' ? ['collect'] : ['read'])
        demandScopes(caller, wanted)
        const { organizationId } = caller
        const by = actorOf(c, caller, trustProxyHops)
        const made = await catalog.createKey(
          { ...asked, organizationId, scopes: wanted, expiresAt: asked.expiresAt ?? null },
          by,
        )
        const key = await own(caller, made.key.keyId)
        return c.json({ key: presentKey(key), secret: made.secret }, 201)
      },
    }),
    room({
      guard: 'keys',
      method: 'patch',
      path: '/api/v1/keys/{keyId}',
      tag: 'Keys',
      summary: 'Change the name, scopes or end of a key',
      params: keyIdParams,
      body: { schema: patch, example: { name: 'Weekly reports' } },
      answers: { 200: { description: 'The key', schema: z.object({ key: keyAnswer }) } },
      handle: async ({ c, caller, params }) => {
        const asked = parseBody(patch, await readJson(c))
        await own(caller, params.keyId)
        demandScopes(caller, asked.scopes ?? [])
        const by = actorOf(c, caller, trustProxyHops)
        const key = await catalog.keys.update(by, caller.organizationId, params.keyId, asked)
        return c.json({ key: presentKey(key) })
      },
    }),
    room({
      guard: 'keys',
      method: 'post',
      path: '/api/v1/keys/{keyId}/rotate',
      tag: 'Keys',
      summary: 'Replace a key by a new one with the same rights',
      description: 'The old one goes on for `overlapSeconds` (a day where nothing is said).',
      params: keyIdParams,
      body: { schema: rotation, optional: true, example: overlapExample },
      answers: { 201: { description: 'The new key and its secret', schema: withSecret } },
      handle: async ({ c, caller, params }) => {
        const { overlapSeconds } = parseBody(rotation, (await readJson(c)) ?? {})
        await own(caller, params.keyId)
        const by = actorOf(c, caller, trustProxyHops)
        const { organizationId } = caller
        const made = await catalog.keys.rotate(by, organizationId, params.keyId, overlapSeconds)
        return c.json({ key: presentKey(made.key), secret: made.secret }, 201)
      },
    }),
    room({
      guard: 'keys',
      method: 'delete',
      path: '/api/v1/keys/{keyId}',
      tag: 'Keys',
      summary: 'Revoke a key, at once',
      params: keyIdParams,
      answers: { 204: { description: 'It is void' } },
      handle: async ({ c, caller, params }) => {
        await own(caller, params.keyId)
        await catalog.keys.revoke(actorOf(c, caller, trustProxyHops), caller.organizationId, params.keyId)
        return c.body(null, 204)
      },
    }),
  ]
}

/** Whether a caller's sites include those of a key; a key of all sites is only for who has all of them. */
const covers = (caller: Caller, siteId: string | null): boolean =>
  siteId === null ? caller.hasAllSites : caller.siteIds.includes(siteId)

/** Nobody hands out more than they have. @throws ProblemError `forbidden`. */
function demandScopes(caller: Caller, wanted: readonly KeyScope[]): void {
  if (caller.kind === 'member' || permissionsCover(caller.permissions, wanted)) return
  throw new ProblemError('forbidden', 'A key cannot make or change a key that may do more than itself.')
}
