import type { SessionKey } from '@sojourn/warehouse'
import type { Comparison } from './comparison.ts'

/** Which sessions: those of some sites whose anchor (the time of what opened them) lies in a half-open range. */
export interface MaintenanceRange {
  readonly siteIds: readonly string[]
  /** Unix milliseconds; an end that is absent is open. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Stops between two blocks; what was written stands. The promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Waits until another run is over, where there would be a `conflict`. @default false */
  readonly isPatient?: boolean | undefined
  readonly onProgress?: ((progress: MaintenanceProgress) => void) | undefined
}

/** How far a run is. */
export interface MaintenanceProgress {
  readonly sessions: number
  readonly events: number
  /** Of the whole run, as counted when it began. */
  readonly eventsTotal: number
}

export interface RebuildOptions extends MaintenanceRange {
  /** Writes nothing, and reports what would be. @default false */
  readonly isPreview?: boolean | undefined
  /** Compares what stands with what is written. @default false */
  readonly isCompared?: boolean | undefined
  /** What a run that broke off had come to, to go on from. */
  readonly before?: RebuildReport | undefined
  /** Told whenever a week is done, and awaited: all that was opened before `from` (unix milliseconds) is written. */
  readonly onWeek?:
    | ((done: { readonly from: number; readonly report: RebuildReport }) => Promise<void>)
    | undefined
}

export interface RebuildReport {
  /** Sessions whose row says what their events make of them. */
  sessions: number
  /** Of these, written because their row said something else, or was missing. */
  written: number
  /** Rows that were hidden: nothing opens their session, or neither event nor change of it is there any more. */
  hidden: number
  /** Events that were read. */
  events: number
  /** Of these, stored with another page or stage than the rules of today give them; written with those. */
  reread: number
  /** All zeros where nothing was compared. */
  readonly comparison: Comparison
}

/** How many there are, and the first of them. */
export interface Findings<Finding> {
  count: number
  readonly examples: Finding[]
}

/** What is wrong, finding by finding; all of them empty where nothing is. */
export interface AuditFindings {
  /** Rows that say something else than the fold of their events. */
  readonly mismatched: Findings<{ siteId: string; sessionId: string; fields: string[] }>
  /** Event ids that are more than once in their session; `copies` are the rows. */
  readonly doubledEvents: Findings<{ siteId: string; sessionId: string; eventId: string; copies: number }>
  /** Sessions whose events are stored with another page or stage than the rules of today give them. `events` are those. */
  readonly formerPages: Findings<{ siteId: string; sessionId: string; events: number }>
  /** Visits of one visitor that hold the same events: a move between them stopped halfway. */
  readonly halfMovedVisits: Findings<{ siteId: string; sessionIds: [string, string]; events: number }>
  /** Sessions whose events and changes are there, but no row. `events` are theirs. */
  readonly orphanEvents: Findings<{ siteId: string; sessionId: string; events: number }>
  /** Rows of sessions that have neither events nor changes. */
  readonly orphanSessions: Findings<{ siteId: string; sessionId: string }>
  /** Parts that the store took out of use because they are damaged: their rows are missing. Never repaired here. */
  readonly detachedParts: Findings<{ table: string; part: string; reason: string }>
}

export interface AuditReport extends AuditFindings {
  /** Sessions and events that were compared. */
  sessions: number
  events: number
  /** Whether nothing was found. */
  isClean: boolean
  /** Whether what was found was mended: all but damaged parts. */
  readonly isRepaired: boolean
}

/**
 * Upkeep of the session rows, beside live traffic.
 * @throws ProblemError `conflict` where another run is not over yet.
 */
export interface Maintenance {
  /**
   * Folds sessions again by today's rules of their sites, and writes the pages and stages of their events. What is written live meanwhile wins.
   * @throws what the store throws; what was written until then stands, and running again is harmless.
   */
  rebuild(options: RebuildOptions): Promise<RebuildReport>
  /** Compares sessions with the fold of their events, and events with today's rules; with `repair`, mends what it finds. */
  audit(options: MaintenanceRange & { readonly repair: boolean }): Promise<AuditReport>
  /** Runs what must not meet a rebuild or an audit. */
  exclusively<Result>(
    name: string,
    options: Pick<MaintenanceRange, 'isPatient' | 'signal'>,
    work: () => Promise<Result>,
  ): Promise<Result>
}

/** Told of sessions that a repair took events away from: whoever holds them in memory must read them again. */
export type ForgetSessions = (sessions: readonly SessionKey[]) => void

/** Makes whoever holds sessions of some sites in memory read them again by the rules of today; resolves when all is. */
export type ForgetFormerRules = (siteIds: readonly string[]) => Promise<void>
