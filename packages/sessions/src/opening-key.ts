import type { OrderKey } from './order-key.ts'
import type { Opening } from './session-fold.ts'

/** The place of an explicit opening: before the events of its millisecond. */
export const openingKey = (opening: Opening): OrderKey => ({
  at: opening.body.startedAt,
  sequence: Number.NEGATIVE_INFINITY,
  id: opening.changeId,
})
