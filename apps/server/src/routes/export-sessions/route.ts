import { sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { answerNdjson } from '../export-ndjson.ts'
import { presentStanding } from '../present.ts'
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
    description: 'One JSON object a line. The range is about the start of the session; the standard is all.',
    query: z.object(rangeParameters),
    answers: {
      200: { description: 'The sessions', schema: sessionSchema, contentType: 'application/x-ndjson' },
    },
    handle: ({ c, siteIds, query }) => {
      const at = now()
      const timezone = query.timezone ?? timezoneOf(catalog, siteIds)
      const rows = reads.exportSessions(siteIds, resolveRange(query, 'all', timezone, at))
      return answerNdjson(c, rows, (standing) => presentStanding(standing, at))
    },
  })
