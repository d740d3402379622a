import type {
  FirstOfSite,
  Frame,
  LifePlace,
  Live,
  StepOfUser,
  UserPlace,
  UserProfile,
  UserRecord,
  UserSelection,
} from '@sojourn/analytics'
import type { Channel, DeviceType, SessionStatus } from '@sojourn/contract'
import type { SessionEvent, ShownEvent } from '@sojourn/sessions'
import type { ReadOptions, SessionKey, Warehouse } from '@sojourn/warehouse'
import type { LedgerOutcome, StandingSession } from './collect/types.ts'

/** Which sessions a list holds; all that is given must fit. Times are unix milliseconds, on the start of a session. */
export interface SessionFilters {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly outcome?: string | undefined
  readonly status?: SessionStatus | undefined
  readonly userId?: string | undefined
  readonly visitorId?: string | undefined
  readonly device?: DeviceType | undefined
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string | undefined
  readonly channel?: Channel | undefined
  /** A page path that the session came through. */
  readonly page?: string | undefined
  readonly converted?: boolean | undefined
  readonly bounced?: boolean | undefined
  /** What a question would choose sessions by. */
  readonly fitting?: Pick<Frame, 'filters' | 'segment'> | undefined
}

/** The place of a session in a list, newest first. */
export interface SessionPlace {
  readonly startedAt: number
  readonly siteId: string
  readonly sessionId: string
}

/** The place of an event in its session. */
export interface EventPlace {
  readonly timestamp: number
  readonly sequence: number
  readonly eventId: string
  /** Its step, from 1: the next page counts on from it. */
  readonly step: number
}

/** Events of a session; `firstStep` is the step of the first, from 1. */
export interface EventPage {
  readonly events: ShownEvent[]
  readonly firstStep: number
  readonly hasMore: boolean
}

/** Half-open, unix milliseconds; an end that is absent is open. */
export interface ReadRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** Times in seconds, `lastSessionStart` in unix milliseconds. */
export interface UserStats {
  readonly totalSessions: number
  readonly totalTime: number
  /** Of the sessions that have a duration; null where none has. */
  readonly averageDuration: number | null
  /** How often each section was entered. */
  readonly sections: Record<string, number>
  readonly mostVisitedSection: string | null
  readonly lastSessionStart: number | null
  readonly activeSessions: number
}

/** What became of events in one hour of receipt. */
export interface LedgerRow {
  readonly siteId: string
  /** Its start, in unix milliseconds. */
  readonly hour: number
  readonly outcome: LedgerOutcome
  readonly reason: string
  readonly events: number
}

/**
 * The questions that the HTTP layer asks of the store. Each takes the sites that the caller's credential covers: what
 * lies in another site does not exist for it.
 * @throws ProblemError `storage_unavailable`, `query_too_large`.
 */
export interface Reads {
  /** The session of this id; also under an id that was merged into another session. */
  session(siteIds: readonly string[], sessionId: string): Promise<StandingSession | undefined>
  /** The same with the first page of its events, asked at the same time where it is known where the session lies. */
  sessionWithEvents(
    siteIds: readonly string[],
    sessionId: string,
    limit: number,
  ): Promise<{ standing: StandingSession; page: EventPage } | undefined>
  /** In order of time, sequence and event id. */
  sessionEvents(key: SessionKey, page: { after?: EventPlace | undefined; limit: number }): Promise<EventPage>
  /**
   * Asks a question of analytics, within the limits of one question; what was answered before and still holds is not asked
   * again. Where `signal` ends, as it does when the client goes, the store stops.
   * @throws ProblemError also `invalid_request`, where the question names what does not exist.
   */
  ask<Answer>(
    siteIds: readonly string[],
    signal: AbortSignal,
    question: (warehouse: Warehouse, options: ReadOptions) => Promise<Answer>,
  ): Promise<Answer>
  /** Newest first; those before a place where one is given. */
  sessions(
    siteIds: readonly string[],
    filters: SessionFilters,
    page: { limit: number; before?: SessionPlace | undefined },
    now: number,
  ): Promise<{ sessions: StandingSession[]; hasMore: boolean }>
  /** Heard from within 90 seconds and not ended; `count` is of all, also beyond the limit. */
  activeSessions(
    siteIds: readonly string[],
    now: number,
    limit: number,
  ): Promise<{ count: number; sessions: StandingSession[] }>
  userStats(
    siteIds: readonly string[],
    userId: string,
    range: { from: number; to: number; now: number },
  ): Promise<UserStats>
  /** A page of users, and the place of its last where there are more. */
  users(
    siteIds: readonly string[],
    selection: UserSelection,
    page: { limit: number; after?: UserPlace | undefined },
    now: number,
  ): Promise<{ users: UserProfile[]; next: UserPlace | undefined }>
  /** In the order of the ids; without those who are not known. */
  userProfiles(
    siteIds: readonly string[],
    userIds: readonly string[],
    currency: string,
  ): Promise<UserProfile[]>
  userEvents(
    siteIds: readonly string[],
    userId: string,
    range: ReadRange,
    page: { limit: number; after?: LifePlace | undefined; isAscending: boolean },
  ): Promise<{ events: StepOfUser[]; hasMore: boolean }>
  userExport(siteIds: readonly string[], userId: string): AsyncIterable<UserRecord>
  /** Who is here, with at most `limit` sessions. */
  live(asked: Pick<Frame, 'siteIds' | 'filters' | 'segment' | 'now'>, limit: number): Promise<Live>
  /** In order of hour, site, outcome and reason. */
  ledger(siteIds: readonly string[], range: ReadRange): Promise<LedgerRow[]>
  /** In order of site, session and time. */
  exportEvents(siteIds: readonly string[], range: ReadRange): AsyncIterable<SessionEvent>
  exportSessions(siteIds: readonly string[], range: ReadRange): AsyncIterable<StandingSession>
  /** Events by when they were received; in order of session and time. */
  exportReceived(siteId: string, range: Required<ReadRange>): AsyncIterable<SessionEvent>
  firstOfSite(siteId: string): Promise<FirstOfSite>
}
