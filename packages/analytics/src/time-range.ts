import { storeInstant } from './store-instant.ts'

/** Half-open, in unix milliseconds; an end that is absent is open. */
export interface TimeRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A range as parameters, both of type `Int64`. */
export const rangeParams = ({ from, to }: TimeRange): { from: number; to: number } => ({
  from: storeInstant(from ?? Number.NEGATIVE_INFINITY),
  to: storeInstant(to ?? Number.POSITIVE_INFINITY),
})
