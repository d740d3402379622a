import { eventSchema } from '@sojourn/contract'
import { presentEvent } from '@sojourn/sessions'
import { z } from 'zod'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { answerNdjson } from '../export-ndjson.ts'
import { type SiteDirectory, timezoneOf } from '../timezone-of.ts'
import { contextOf, eventContext } from './event-context.ts'

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
      'no `step`: a range may begin in the middle of a session. What is exported can be collected again as it is.',
    query: z.object(rangeParameters),
    answers: {
      200: {
        description: 'The events',
        schema: eventSchema.omit({ step: true }).extend({ context: eventContext }),
        contentType: 'application/x-ndjson',
      },
    },
    handle: ({ c, siteIds, query }) => {
      const timezone = query.timezone ?? timezoneOf(catalog, siteIds)
      const rows = reads.exportEvents(siteIds, resolveRange(query, 'all', timezone, now()))
      return answerNdjson(c, rows, (event) => {
        const { step: _step, ...row } = presentEvent(event, 0)
        return { ...row, context: contextOf(event) }
      })
    },
  })
