import type { Catalog } from '@sojourn/catalog'
import { permissionsOfRole, roles } from '@sojourn/contract'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'

const answer = z.object({
  accountId: z.string(),
  email: z.string(),
  name: z.string(),
  twoFactorEnabled: z.boolean(),
  ownsInstallation: z.boolean(),
  memberships: z.array(
    z.object({
      organizationId: z.string(),
      organizationName: z.string(),
      role: z.enum(roles),
      siteIds: z.array(z.string()).nullable().describe('Null: all sites'),
      sites: z
        .array(z.object({ siteId: z.string(), name: z.string(), timezone: z.string(), currency: z.string() }))
        .describe('What they may see, oldest first'),
      permissions: z.array(z.string()),
    }),
  ),
})

export const readMe = (catalog: Pick<Catalog, 'members' | 'organizations' | 'sites'>) =>
  room({
    guard: 'account',
    method: 'get',
    path: '/api/v1/me',
    tag: 'Accounts',
    summary: 'Who is signed in, and what they may do where',
    answers: { 200: { description: 'The account and its memberships', schema: answer } },
    handle: ({ c, signedIn: { account } }) => {
      const { id, email, name, twoFactorEnabled, ownsInstallation } = account
      const memberships = catalog.members.membershipsOf(id).map(({ organizationId, role, siteIds }) => ({
        organizationId,
        organizationName: catalog.organizations.get(organizationId)?.name ?? '',
        role,
        siteIds,
        sites: catalog
          .sites(organizationId)
          .filter(({ siteId }) => siteIds === null || siteIds.includes(siteId))
          .map(({ siteId, name, settings: { timezone, currency } }) => ({
            siteId,
            name,
            timezone,
            currency,
          })),
        permissions: [...permissionsOfRole[role]],
      }))
      return c.json({ accountId: id, email, name, twoFactorEnabled, ownsInstallation, memberships })
    },
  })
