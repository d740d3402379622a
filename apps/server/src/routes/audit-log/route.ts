import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitParameter } from '../../http/limit.ts'
import { room } from '../../rooms/room.ts'
import { auditEntry, presentEntry } from './audit-entry.ts'

const text = z.string().max(128).optional()
const place = z.tuple([z.string().min(1).max(128)])

export const readAuditLog = (catalog: Pick<Catalog, 'auditLog'>) =>
  room({
    guard: 'audit_log',
    method: 'get',
    path: '/api/v1/audit-log',
    tag: 'Organizations',
    summary: 'Who did what, newest first',
    description: 'Entries are only ever added.',
    query: z.object({
      limit: limitParameter,
      cursor: z.string().optional().describe('`nextCursor` of the page before'),
      action: text,
      actorId: text,
      targetId: text,
    }),
    answers: {
      200: {
        description: 'A page of entries',
        schema: z.object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() }),
      },
    },
    problems: ['invalid_cursor'],
    handle: async ({ c, caller, query: { limit, cursor, ...filter } }) => {
      const scope = `audit log ${JSON.stringify([caller.organizationId, filter])}`
      const [before] = cursor === undefined ? [] : decodeCursor(scope, place, cursor)
      const rows = await catalog.auditLog(caller.organizationId, { ...filter, before }, limit + 1)
      const entries = rows.slice(0, limit).map(presentEntry)
      const last = rows.length > limit ? entries.at(-1) : undefined
      return c.json({ entries, nextCursor: last ? encodeCursor(scope, [last.id]) : null })
    },
  })
