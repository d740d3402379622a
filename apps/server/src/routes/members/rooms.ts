import type { Catalog } from '@sojourn/catalog'
import { ProblemError, type Role, roles } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandOverMembers } from '../../accounts/demand-over-members.ts'
import type { Caller } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'members'>
  readonly trustProxyHops: number
}

const siteIds = z.array(z.string()).nullable().describe('The only sites of the member; null: all')
const role = z.enum(roles, { error: `must be one of ${roles.join(', ')}` })
const memberAnswer = z.object({
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  siteIds,
  twoFactorEnabled: z.boolean(),
  createdAt: z.iso.datetime(),
})
const patch = z.strictObject({ role: role.optional(), siteIds: siteIds.optional() })
const params = z.object({ accountId: z.string().max(64).describe('The id of the account') })

/** The members of an organization. An admin rules over everybody but owners; who is bound to some sites, over nobody. */
export function memberRooms({ catalog: { members }, trustProxyHops }: Deps): Room[] {
  const demand = async (caller: Caller, accountId: string, wanted: readonly Role[]): Promise<void> => {
    const all = await members.list(caller.organizationId)
    const found = all.find((each) => each.accountId === accountId)
    if (!found) throw new ProblemError('not_found', `The organization has no member ${accountId}.`)
    demandOverMembers(caller, [found.role, ...wanted])
  }
  return [
    room({
      guard: 'members',
      method: 'get',
      path: '/api/v1/members',
      tag: 'Organizations',
      summary: 'List the members of the organization',
      answers: {
        200: { description: 'Oldest first', schema: z.object({ members: z.array(memberAnswer) }) },
      },
      handle: async ({ c, caller }) => {
        const all = await members.list(caller.organizationId)
        return c.json({
          members: all.map(({ organizationId: _organizationId, createdAt, ...member }) => ({
            ...member,
            createdAt: createdAt.toISOString(),
          })),
        })
      },
    }),
    room({
      guard: 'members',
      method: 'patch',
      path: '/api/v1/members/{accountId}',
      tag: 'Organizations',
      summary: 'Change what a member may do',
      params,
      body: { schema: patch, example: { role: 'analyst', siteIds: null } },
      answers: {
        200: { description: 'What the member is now', schema: z.object({ role, siteIds }) },
      },
      problems: ['conflict'],
      handle: async ({ c, caller, params: { accountId } }) => {
        const { role: wanted, siteIds: bound } = parseBody(patch, await readJson(c))
        await demand(caller, accountId, wanted === undefined ? [] : [wanted])
        const by = actorOf(c, caller, trustProxyHops)
        const standing = await members.update(by, caller.organizationId, accountId, {
          ...(wanted === undefined ? {} : { role: wanted }),
          ...(bound === undefined ? {} : { siteIds: bound }),
        })
        return c.json({ role: standing.role, siteIds: standing.siteIds })
      },
    }),
    room({
      guard: 'members',
      method: 'delete',
      path: '/api/v1/members/{accountId}',
      tag: 'Organizations',
      summary: 'Remove a member, at once',
      params,
      answers: { 204: { description: 'They belong to it no longer' } },
      problems: ['conflict'],
      handle: async ({ c, caller, params: { accountId } }) => {
        await demand(caller, accountId, [])
        await members.remove(actorOf(c, caller, trustProxyHops), caller.organizationId, accountId)
        return c.body(null, 204)
      },
    }),
  ]
}
