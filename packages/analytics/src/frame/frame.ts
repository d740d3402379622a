import type { Filter, SegmentRule } from '@sojourn/contract'
import type { TimeRange } from '@sojourn/warehouse'

/** Where in the store sessions lie. */
export interface Span {
  /** Unix seconds of the first anchor that a session of the range may have. */
  readonly first: number
  /** The same of the last. */
  readonly last: number
  /**
   * Whether some sessions are not told by their anchor: those that started in the range are not just those whose anchor is
   * in it, or some whose anchor is in it are gone.
   */
  readonly isDoubtful: boolean
}

/** A part of a range, and where its sessions lie. */
export interface Stretch extends TimeRange {
  readonly span: Span
}

/** A range in the part of which answers are kept, and what is left of it before and behind, if anything. */
export interface Cut {
  readonly kept: Stretch
  readonly rest: readonly Stretch[]
}

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
  /** Where in the store the sessions of the range lie, by `withSpan`; absent: each query looks it up. */
  readonly span?: Span | undefined
  /**
   * Where the range ends for the store, by `withSpan`: between `to` and there no session starts. The clock moves one, and not
   * the other, so that the same is asked, and remembered, as long as nothing happens. Absent: at `to`.
   */
  readonly until?: number | undefined
  /** The range in parts, by `withSpan`; absent: it is asked as a whole. */
  readonly cut?: Cut | undefined
  /** The instant by which a status is told, in unix milliseconds. */
  readonly now: number
}
