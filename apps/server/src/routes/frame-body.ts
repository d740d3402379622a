import { filtersSchema, instant } from '@sojourn/contract'
import { z } from 'zod'
import { frameParameters } from './frame-of.ts'

const { range, timezone, segmentId } = frameParameters

/** The members of a question's body that say which sessions it is about: those of its query in other calls. */
export const frameBody = {
  range,
  from: instant.optional().meta({ description: 'From this time on: ISO 8601 or unix milliseconds' }),
  to: instant
    .optional()
    .meta({ description: 'Up to, and without, this time: ISO 8601 or unix milliseconds' }),
  timezone,
  filters: filtersSchema.optional().meta({
    description:
      'Filters, of which all must fit. They choose sessions, and all events of a chosen session count',
  }),
  segmentId,
}

/** The same members in the query, for questions with a body; what the body says goes before. */
export const frameQuery = z.object(frameParameters)
