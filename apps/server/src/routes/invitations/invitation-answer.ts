import type { Catalog } from '@sojourn/catalog'
import { roles } from '@sojourn/contract'
import { z } from 'zod'

type Invitation = Awaited<ReturnType<Catalog['invitations']['list']>>[number]

export const invitationAnswer = z.object({
  invitationId: z.string(),
  email: z.string(),
  role: z.enum(roles),
  siteIds: z.array(z.string()).nullable().describe('The only sites; null: all'),
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

export const presentInvitation = ({
  id,
  email,
  role,
  siteIds,
  invitedBy,
  createdAt,
  expiresAt,
}: Invitation): z.output<typeof invitationAnswer> => ({
  invitationId: id,
  email,
  role,
  siteIds,
  invitedBy,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
