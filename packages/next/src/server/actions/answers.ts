import type { Session } from '../session.ts'

export interface SessionList {
  readonly sessions: readonly Session[]
  /** Null at the end. */
  readonly nextCursor: string | null
}

/** A user's sessions summed up. */
export interface SessionStats {
  readonly totalSessions: number
  /** Seconds. */
  readonly totalTime: number
  /** Seconds, of the sessions that have a duration; null where none has. */
  readonly averageDuration: number | null
  /** How often each section was entered. */
  readonly sections: Readonly<Record<string, number>>
  readonly mostVisitedSection: string | null
  /** ISO 8601, UTC. */
  readonly lastSessionStart: string | null
  readonly activeSessions: number
}

/** A stage of the standard journey. */
export type JourneyStage = 'entry' | 'browse' | 'product' | 'cart' | 'checkout' | 'confirmation'

/** Stages of the standard journey, or steps of the question. Rates are shares from 0 to 1. */
export interface JourneyFunnels {
  readonly stages?: readonly {
    readonly stage: JourneyStage
    /** Browsers and devices of the user, of whose sessions one reached the stage. */
    readonly visitors: number
    readonly sessions: number
    /** Of visitors, to the next stage; null for the last, and where nobody was. */
    readonly dropOffRate: number | null
    readonly sessionDropOffRate: number | null
    /** What the sessions that reached it earned, in `currency`. */
    readonly revenue: number
  }[]
  /** ISO 4217; with `stages`. */
  readonly currency?: string
  readonly steps?: readonly {
    readonly name: string
    /** Sessions. */
    readonly count: number
    /** Of the first step. */
    readonly conversionRate: number | null
    /** Of the step before. */
    readonly stepRate: number | null
    readonly dropOff: number | null
    readonly dropOffRate: number | null
    /** Seconds since the step before. */
    readonly medianSeconds: number | null
  }[]
}
