import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import { room } from '../../rooms/room.ts'
import { auditEntry, presentEntry } from './audit-entry.ts'

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
        schema: z.object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() }),
      },
    },
    handle: async ({ c, caller, query: { limit, cursor, ...filter } }) => {
      const rows = await catalog.auditLog(caller.organizationId, { ...filter, before: cursor }, limit + 1)
      const entries = rows.slice(0, limit).map(presentEntry)
      return c.json({ entries, nextCursor: rows.length > limit ? (entries.at(-1)?.id ?? null) : null })
    },
  })
