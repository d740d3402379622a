import { sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import { rowsToExport } from '../../exports/rows-to-export.ts'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { answerExport } from '../answer-export.ts'
import { exportParameters, otherForms } from '../export-query.ts'
import { type SiteDirectory, timezoneOf } from '../timezone-of.ts'

interface Deps {
  catalog: SiteDirectory
  reads: Reads
  now: () => number
}

export const exportSessions = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'export',
    method: 'get',
    path: '/api/v1/export/sessions',
    tag: 'Export',
    summary: 'Take all sessions of a range out',
    description: `One JSON object a line. The range is about the start of the session; the standard is all. ${otherForms}`,
    query: z.object({ ...rangeParameters, ...exportParameters('sessions') }),
    answers: {
      200: { description: 'The sessions', schema: sessionSchema, contentType: 'application/x-ndjson' },
    },
    handle: ({ c, caller, siteIds, query: { format, columns, ...asked } }) => {
      const at = now()
      const range = resolveRange(asked, 'all', asked.timezone ?? timezoneOf(catalog, siteIds), at)
      const rows = rowsToExport(reads, { kind: 'sessions', siteIds, range, caller, now: at })
      return answerExport(c, rows, { kind: 'sessions', format, columns })
    },
  })
