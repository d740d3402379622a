import type { JourneyStage } from './answers.ts'

/** A time range: one of the named, or from (inclusive) and to (exclusive) as ISO 8601. */
interface RangeQuestion {
  /** @default '30d' for funnels; all sessions for the list */
  readonly range?: '1h' | '24h' | '1d' | '7d' | '30d' | '90d' | '12mo' | 'all'
  readonly from?: string
  readonly to?: string
}

export interface SessionsQuestion extends RangeQuestion {
  readonly status?: 'active' | 'completed' | 'expired'
  readonly outcome?: string
  /** 1–100. @default 25 */
  readonly limit?: number
  /** `nextCursor` of the page before. */
  readonly cursor?: string
}

export interface StatsQuestion {
  /** Days, 1–3650. @default 30 */
  readonly daysBack?: number
}

/** One step of a funnel: the event that fits all that is said, and conditions on its properties. */
export interface FunnelStep {
  /** As the answer calls it. @default what the step is */
  readonly name?: string
  /** An event type, such as `add_to_cart`. */
  readonly type?: string
  /** A page path; `*` stands for anything, as in `/products/*`. */
  readonly page?: string
  readonly section?: string
  readonly stage?: JourneyStage
  readonly where?: readonly {
    readonly property: string
    readonly op: string
    readonly value?: string | number | boolean | readonly (string | number | boolean)[]
  }[]
  /** Whether it may be left out. @default false */
  readonly optional?: boolean
  /** Longest time since the step before, such as `10m`. */
  readonly within?: string
}

export interface FunnelQuestion extends RangeQuestion {
  /** 2–10 steps; left out: the stages of the site's standard journey. */
  readonly steps?: readonly FunnelStep[]
  /** Longest time from the first step to the last, such as `30m` or `7d`. @default within the session */
  readonly window?: string
  /** @default 'ordered' */
  readonly order?: 'ordered' | 'strict'
  /** IANA name. @default the site's */
  readonly timezone?: string
}
