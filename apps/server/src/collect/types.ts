import type { Site } from '@sojourn/catalog'
import type {
  FieldError,
  Heartbeat,
  ProblemCode,
  SessionCreate,
  SessionEnd,
  SessionPatch,
} from '@sojourn/contract'
import type { Session } from '@sojourn/sessions'
import type { StoredEvent } from '@sojourn/warehouse'

/** Who sends, as far as the request tells. */
export interface Sender {
  /** The address the request came from; empty where unknown. */
  readonly ip: string
  /** The `User-Agent` header; empty where it is the sender's own library and not the visitor's browser. */
  readonly userAgent: string
  /** When the request arrived, in unix milliseconds. */
  readonly receivedAt: number
  /** When the sender says it sent the request; corrects a wrong clock. */
  readonly sentAt?: number | undefined
  /** Events that the sender had to drop unsent since its last batch that arrived, as it says. */
  readonly eventsLost?: number | undefined
  /** The user whose own token was sent, and whose sessions alone may be touched; null: not bound to one. */
  readonly ownUserId: string | null
}

/** What became of one event. */
export type EventOutcome =
  | { readonly status: 'accepted' | 'duplicate'; readonly eventId: string; readonly sessionId: string | null }
  | {
      readonly status: 'rejected'
      readonly eventId?: string
      readonly code: Extract<ProblemCode, 'invalid_event' | 'event_too_large' | 'not_found'>
      readonly errors: FieldError[]
    }

/** A session as it stands, with what reading it needs beside the fold. */
export interface StandingSession {
  readonly session: Session
  /** The last sign of life: the last event or a later heartbeat, in unix milliseconds. */
  readonly lastSeenAt: number
  /** The user, own or resolved through the visitor's identities; empty where nobody is known. */
  readonly userId: string
}

/**
 * Takes in what senders say. A promise that resolves means: on disk, and seen by the next read (which awaits
 * {@link Collector.settle}).
 * @throws ProblemError `storage_unavailable` where the store cannot take it; nothing of the call is then counted.
 */
export interface Collector {
  /**
   * Takes in events as parsed JSON values; the outcomes are in the order of the events. The values are read before the
   * call returns its promise: the caller may let go of them then.
   */
  collect(site: Site, events: readonly unknown[], sender: Sender): Promise<EventOutcome[]>
  /**
   * Opens a session; `created` is false where the id stood already, and nothing changes then. Undefined where it stands and
   * is not the sender's own.
   */
  openSession(
    site: Site,
    body: SessionCreate,
    sender: Sender,
  ): Promise<{ session: StandingSession; created: boolean } | undefined>
  /** Undefined where the site has no such session, or it is not the user's whose own token was sent. */
  patchSession(
    site: Site,
    sessionId: string,
    body: SessionPatch,
    ownUserId: string | null,
  ): Promise<StandingSession | undefined>
  endSession(
    site: Site,
    sessionId: string,
    body: SessionEnd,
    ownUserId: string | null,
  ): Promise<StandingSession | undefined>
  /**
   * Counts what was not taken in: events over the quota of their site, and lines of an import that are no events. The reason
   * is one of the ledger's.
   */
  countRefused(siteId: string, outcome: 'quota' | 'rejected', reason: string, events: number): void
  /** Extends a session that stands, and says whether one does; else nothing happens. */
  heartbeat(site: Site, sessionId: string, body: Heartbeat, ownUserId: string | null): Promise<boolean>
  /** The session where it is held in memory; reading it there needs no query. */
  standing(siteId: string, sessionId: string): StandingSession | undefined
  /** Resolves once every session row, ledger count and sign of life so far is written: reads await it. */
  settle(): Promise<void>
}

/**
 * What the ledger counts. `late` events are accepted ones that came more than an hour after they happened; `lost` ones never
 * came: a sender says that it had to drop them.
 */
export type LedgerOutcome =
  | 'accepted'
  | 'duplicate'
  | 'late'
  | 'rejected'
  | 'bot'
  | 'ignored'
  | 'lost'
  | 'quota'

/** Counts what became of events, by site, outcome, reason and hour of receipt; written by {@link Collector.settle}. */
export interface Ledger {
  count(siteId: string, outcome: LedgerOutcome, reason: string, at: number, events?: number): void
}

/** Told of the new events of a flush once they are on disk and count; reads of after that hold them. Must not throw. */
export type OnCommitted = (events: Iterable<StoredEvent>) => void
