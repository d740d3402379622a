import { eventSchema } from '@sojourn/contract'
import { z } from 'zod'
import { rowsToExport } from '../../exports/rows-to-export.ts'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import { eventContext } from '../../present/event-context.ts'
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

export const exportEvents = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'export',
    method: 'get',
    path: '/api/v1/export/events',
    tag: 'Export',
    summary: 'Take all events of a range out',
    description:
      'One JSON object a line, session by session. The range is about the time of the event; the standard is all. There is ' +
      'no `step`: a range may begin in the middle of a session. What is exported can be collected again as it is. ' +
      otherForms,
    query: z.object({ ...rangeParameters, ...exportParameters('events') }),
    answers: {
      200: {
        description: 'The events',
        schema: eventSchema.omit({ step: true }).extend({ context: eventContext }),
        contentType: 'application/x-ndjson',
      },
    },
    handle: ({ c, caller, siteIds, query: { format, columns, ...asked } }) => {
      const at = now()
      const range = resolveRange(asked, 'all', asked.timezone ?? timezoneOf(catalog, siteIds), at)
      const rows = rowsToExport(reads, { kind: 'events', siteIds, range, caller, now: at })
      return answerExport(c, rows, { kind: 'events', format, columns })
    },
  })
