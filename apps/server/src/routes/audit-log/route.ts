import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import { room } from '../../rooms/room.ts'

const anything = z.record(z.string(), z.unknown()).nullable()
const entry = z.object({
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
const text = z.string().max(128).optional()

export const readAuditLog = (catalog: Pick<Catalog, 'auditLog'>) =>
  room({
    guard: 'audit_log',
    method: 'get',
    path: '/api/v1/audit-log',
    tag: 'Organizations',
    summary: 'Who did what, newest first',
    description: 'Entries are only ever added. `nextCursor` is the id of the last entry of the page.',
    query: z.object({ limit: limitParameter, cursor: text, action: text, actorId: text, targetId: text }),
    answers: {
      200: {
        description: 'A page of entries',
        schema: z.object({ entries: z.array(entry), nextCursor: z.string().nullable() }),
      },
    },
    handle: async ({ c, caller, query: { limit, cursor, ...filter } }) => {
      const rows = await catalog.auditLog(caller.organizationId, { ...filter, before: cursor }, limit + 1)
      const entries = rows
        .slice(0, limit)
        .map(({ organizationId: _organizationId, at, ...row }) => ({ ...row, at: at.toISOString() }))
      return c.json({ entries, nextCursor: rows.length > limit ? (entries.at(-1)?.id ?? null) : null })
    },
  })
