import type { Catalog, Organization } from '@sojourn/catalog'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'organizations'>
  readonly trustProxyHops: number
}

const named = z.strictObject({ name: z.string().trim().min(1, { error: 'must not be empty' }).max(128) })
const answer = z.object({ organizationId: z.string(), name: z.string(), createdAt: z.iso.datetime() })
const one = z.object({ organization: answer })
const present = ({ id, name, createdAt }: Organization) => ({
  organizationId: id,
  name,
  createdAt: createdAt.toISOString(),
})

/** The own organization; and all of them, for who owns the installation. */
export function organizationRooms({ catalog: { organizations }, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'organization',
      method: 'patch',
      path: '/api/v1/organization',
      tag: 'Organizations',
      summary: 'Rename the organization',
      body: { schema: named, example: { name: 'Shop' } },
      answers: { 200: { description: 'The organization as it now is', schema: one } },
      handle: async ({ c, caller }) => {
        const { name } = parseBody(named, await readJson(c))
        const by = actorOf(c, caller, trustProxyHops)
        return c.json({ organization: present(await organizations.rename(by, caller.organizationId, name)) })
      },
    }),
    room({
      guard: 'installation',
      method: 'get',
      path: '/api/v1/organizations',
      tag: 'Organizations',
      summary: 'List all organizations of the installation',
      answers: {
        200: { description: 'Oldest first', schema: z.object({ organizations: z.array(answer) }) },
      },
      handle: ({ c }) => c.json({ organizations: organizations.list().map(present) }),
    }),
    room({
      guard: 'installation',
      method: 'post',
      path: '/api/v1/organizations',
      tag: 'Organizations',
      summary: 'Make an organization',
      description: 'Nobody belongs to it yet: invite its owner with `organizationId`.',
      body: { schema: named, example: { name: 'Another shop' } },
      answers: { 201: { description: 'The organization', schema: one } },
      handle: async ({ c, caller }) => {
        const { name } = parseBody(named, await readJson(c))
        const organization = await organizations.create(actorOf(c, caller, trustProxyHops), name)
        return c.json({ organization: present(organization) }, 201)
      },
    }),
  ]
}
