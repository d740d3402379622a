import { instant } from '@sojourn/contract'
import { z } from 'zod'

/** A range of sessions by the time they were opened: half-open, an end that is absent is open. */
export const maintenanceRange = { from: instant.optional(), to: instant.optional() }

/** Whether a range has anything in it. */
export const isForward = ({ from, to }: { from?: number | undefined; to?: number | undefined }) =>
  from === undefined || to === undefined || from < to

/** What is said where it has not. */
export const backward = { path: ['from'], error: 'must be before to' }

const count = z.number().int()

/** A line of an answer that tells how far a run is. */
export const progressLine = z.object({
  progress: z.object({ sessions: count, events: count, eventsTotal: count }),
})
