import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'

const anything = z.record(z.string(), z.unknown()).nullable()

/** An entry of the audit log as it is answered. */
export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  address: z.string(),
  requestId: z.string(),
  action: z.string(),
  targetId: z.string(),
  before: anything,
  after: anything,
})

export const presentEntry = ({
  organizationId: _organizationId,
  at,
  ...row
}: Awaited<ReturnType<Catalog['auditLog']>>[number]): z.output<typeof auditEntry> => ({
  ...row,
  at: at.toISOString(),
})
