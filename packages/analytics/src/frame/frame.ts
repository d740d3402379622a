import type { Filter, SegmentRule } from '@sojourn/contract'

/**
 * What a question is about. It chooses sessions: those of the sites that started in the range and fit the filters and the
 * segment. All events of the chosen sessions count, and they count at the start of their session, so that hours add up
 * to days, segments to the whole, and every question to the same figures.
 */
export interface Frame {
  readonly siteIds: readonly string[]
  /** Start of sessions from here on, in unix milliseconds. */
  readonly from: number
  /** Start of sessions before this, in unix milliseconds. */
  readonly to: number
  /** Where the borders of hours, days, weeks and months lie: IANA name. */
  readonly timezone: string
  /** All of them must fit, by {@link selectSessions}. */
  readonly filters: readonly Filter[]
  readonly segment?: SegmentRule | undefined
  /**
   * Unix seconds of the first and last anchor of sessions that may be of the range, by `withSpan`; absent: each query looks
   * it up.
   */
  readonly span?: readonly [first: number, last: number] | undefined
  /** The instant by which a status is told, in unix milliseconds. */
  readonly now: number
}
