import type { Catalog } from '@sojourn/catalog'
import { roles } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandOverMembers } from '../../accounts/demand-over-members.ts'
import { type HandOver, handOver } from '../../accounts/hand-over.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { invitationAnswer, presentInvitation } from './invitation-answer.ts'

interface Deps extends HandOver {
  readonly catalog: Pick<Catalog, 'invitations' | 'organizations'>
  readonly trustProxyHops: number
}

const newInvitation = z.strictObject({
  email: z.email({ error: 'must be an e-mail address' }).max(254),
  role: z.enum(roles, { error: `must be one of ${roles.join(', ')}` }),
  siteIds: z.array(z.string().max(64)).max(1000).nullable().default(null),
})
const made = z.object({
  invitation: invitationAnswer,
  link: z.string().describe('Shown this once; whoever opens it can accept'),
  mailed: z.boolean().describe('Whether it was sent to the address; else hand the link over'),
})
const params = z.object({ invitationId: z.string().max(64).describe('The id of the invitation') })

/** Invitations to the organization. The link carries its token behind `#`, so that no server logs it. */
export function invitationRooms(deps: Deps): Room[] {
  const { catalog, trustProxyHops } = deps
  const { invitations, organizations } = catalog
  return [
    room({
      guard: 'members',
      method: 'get',
      path: '/api/v1/invitations',
      tag: 'Organizations',
      summary: 'List the invitations that stand',
      answers: {
        200: { description: 'Newest first', schema: z.object({ invitations: z.array(invitationAnswer) }) },
      },
      handle: async ({ c, caller }) => {
        const all = await invitations.list(caller.organizationId)
        return c.json({ invitations: all.map(presentInvitation) })
      },
    }),
    room({
      guard: 'members',
      method: 'post',
      path: '/api/v1/invitations',
      tag: 'Organizations',
      summary: 'Invite somebody',
      description:
        'The invitation stands for a week. It is mailed where mail is set; else hand the link over.',
      body: { schema: newInvitation, example: { email: 'ann@shop.example', role: 'analyst' } },
      answers: { 201: { description: 'The invitation and its link', schema: made } },
      handle: async ({ c, caller }) => {
        const asked = parseBody(newInvitation, await readJson(c))
        demandOverMembers(caller, [asked.role])
        const by = actorOf(c, caller, trustProxyHops)
        const { organizationId } = caller
        const { invitation, token } = await invitations.create(by, organizationId, asked)
        const link = `${c.var.ownOrigin}/accept-invitation#${token}`
        const name = organizations.get(organizationId)?.name ?? 'an organization'
        const mailed = await handOver(deps, invitation.email, `Invitation to ${name}`, [
          `${by.name} invites you to ${name} on Sojourn, as ${invitation.role}.`,
          link,
          'The link is good for a week. If you expected nothing of the kind, do nothing.',
        ])
        return c.json({ invitation: presentInvitation(invitation), link, mailed }, 201)
      },
    }),
    room({
      guard: 'members',
      method: 'delete',
      path: '/api/v1/invitations/{invitationId}',
      tag: 'Organizations',
      summary: 'Take an invitation back',
      params,
      answers: { 204: { description: 'Its link is void' } },
      handle: async ({ c, caller, params: { invitationId } }) => {
        const by = actorOf(c, caller, trustProxyHops)
        await invitations.revoke(by, caller.organizationId, invitationId)
        return c.body(null, 204)
      },
    }),
  ]
}
