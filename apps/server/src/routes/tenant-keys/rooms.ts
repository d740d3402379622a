import type { Catalog, TenantKey } from '@sojourn/catalog'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { newTenantKey, publicKeyOf } from './public-key-of.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'tenantKeys'>
  readonly trustProxyHops: number
}

const time = z.iso.datetime()
const jwk = z.record(z.string(), z.unknown())
const answer = z.object({
  tenantKeyId: z.string().describe('The `kid` of the tokens that are signed with it'),
  name: z.string(),
  algorithm: z.string(),
  publicKey: jwk,
  createdAt: time,
  expiresAt: time.nullable(),
})
const params = z.object({ tenantKeyId: z.string().max(64).describe('The id of the tenant key') })
const present = ({ tenantKeyId, name, algorithm, publicKey, createdAt, expiresAt }: TenantKey) => ({
  tenantKeyId,
  name,
  algorithm,
  publicKey,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
})

/** The public keys by which an organization's tenant tokens are checked. */
export function tenantKeyRooms({ catalog: { tenantKeys }, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'organization',
      method: 'get',
      path: '/api/v1/tenant-keys',
      tag: 'Keys',
      summary: 'List the keys of tenant tokens',
      answers: { 200: { description: 'Oldest first', schema: z.object({ keys: z.array(answer) }) } },
      handle: ({ c, caller }) => c.json({ keys: tenantKeys.list(caller.organizationId).map(present) }),
    }),
    room({
      guard: 'organization',
      method: 'post',
      path: '/api/v1/tenant-keys',
      tag: 'Keys',
      summary: 'Take tenant tokens that are signed with a key',
      description:
        'Give the public half as a JSON Web Key. Without one, a pair is made, and its private half is answered this once and ' +
        'kept nowhere. Several keys stand side by side, so that one can follow the other.',
      body: { schema: newTenantKey, example: { name: 'Our backend', algorithm: 'EdDSA' } },
      answers: {
        201: {
          description: 'The key, and the private half where it was made here',
          schema: z.object({ key: answer, privateKey: jwk.optional() }),
        },
      },
      handle: async ({ c, caller }) => {
        const { name, algorithm, expiresAt, publicKey: given } = parseBody(newTenantKey, await readJson(c))
        const { publicKey, privateKey } = await publicKeyOf(algorithm, given)
        const by = actorOf(c, caller, trustProxyHops)
        const facts = { name, algorithm, publicKey, expiresAt }
        const key = await tenantKeys.create(by, caller.organizationId, facts)
        return c.json({ key: present(key), ...(privateKey ? { privateKey } : {}) }, 201)
      },
    }),
    room({
      guard: 'organization',
      method: 'delete',
      path: '/api/v1/tenant-keys/{tenantKeyId}',
      tag: 'Keys',
      summary: 'Revoke a key of tenant tokens, at once',
      params,
      answers: { 204: { description: 'Its tokens are void' } },
      handle: async ({ c, caller, params: { tenantKeyId } }) => {
        await tenantKeys.revoke(actorOf(c, caller, trustProxyHops), caller.organizationId, tenantKeyId)
        return c.body(null, 204)
      },
    }),
  ]
}
