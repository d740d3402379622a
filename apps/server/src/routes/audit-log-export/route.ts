import type { Catalog } from '@sojourn/catalog'
import { room } from '../../rooms/room.ts'
import { auditEntry, presentEntry } from '../audit-log/audit-entry.ts'
import { answerNdjson } from '../export-ndjson.ts'

/** Entries in one question. */
const entriesAtOnce = 500

export const exportAuditLog = (catalog: Pick<Catalog, 'auditLog'>) =>
  room({
    guard: 'audit_log',
    method: 'get',
    path: '/api/v1/audit-log/export',
    tag: 'Organizations',
    summary: 'Take the whole audit log out, newest first',
    answers: {
      200: { description: 'One entry a line', schema: auditEntry, contentType: 'application/x-ndjson' },
    },
    handle: ({ c, caller: { organizationId } }) => {
      const entries = async function* () {
        let before: string | undefined
        for (;;) {
          const page = await catalog.auditLog(organizationId, { before }, entriesAtOnce)
          yield* page
          before = page.at(-1)?.id
          if (page.length < entriesAtOnce) return
        }
      }
      return answerNdjson(c, entries(), presentEntry)
    },
  })
