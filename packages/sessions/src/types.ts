import type { Channel, EndReason, SiteSettings, StageName } from '@sojourn/contract'

/** Where an event came from: what enrichment found out. Empty text: unknown. */
export interface EventSource {
  readonly referrer: string
  readonly channel: Channel | ''
  readonly utmSource: string
  readonly utmMedium: string
  readonly utmCampaign: string
  readonly utmTerm: string
  readonly utmContent: string
  readonly deviceType: string
  readonly browser: string
  readonly os: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly userAgent: string
  /** Empty unless the site stores addresses. */
  readonly ip: string
}

/** An event, validated and enriched, before it has a session. Times are unix milliseconds, empty text means absent. */
export interface EnrichedEvent {
  readonly siteId: string
  readonly eventId: string
  readonly type: string
  readonly timestamp: number
  readonly sequence: number
  readonly receivedAt: number
  readonly visitorId: string
  readonly userId: string
  readonly url: string
  /** The path as it came, with neither query nor clean-up. */
  readonly path: string
  /** The page path: the path after the site's clean-up rules. */
  readonly page: string
  readonly section: string
  readonly stage: StageName | ''
  readonly title: string
  readonly source: EventSource
  /** The exact JSON text of the properties; `{}` where there are none. */
  readonly properties: string
  /** Money earned, in units of {@link currency}; null where the event earned nothing. */
  readonly revenue: number | null
  readonly currency: string
  /** What a visitor wrote or a bot answered, for `message_sent` and `message_received`. */
  readonly message: string
}

/** An event in its session. */
export interface SessionEvent extends EnrichedEvent {
  readonly sessionId: string
  /** The session's anchor in unix milliseconds (whole seconds): the time of what opened it, fixed from then on. */
  readonly sessionAt: number
}

/**
 * Something said about a session that is no event and no step: it was created, patched, ended, or moved to a section by
 * a heartbeat. Changes are kept for ever beside the events, so that a session can be folded again from both.
 */
export interface SessionChange {
  readonly siteId: string
  readonly sessionId: string
  readonly sessionAt: number
  /** Sorts by time of making. */
  readonly changeId: string
  readonly receivedAt: number
  readonly body: SessionChangeBody
}

export type SessionChangeBody =
  | {
      readonly kind: 'opened'
      readonly startedAt: number
      readonly visitorId: string
      readonly userId: string
      readonly metadata: Record<string, unknown>
      readonly source: EventSource
    }
  | {
      readonly kind: 'patched'
      readonly status?: 'completed' | 'active'
      readonly metadata?: Record<string, unknown>
      readonly userId?: string
    }
  | { readonly kind: 'ended'; readonly at: number; readonly reason: EndReason }
  | { readonly kind: 'section'; readonly at: number; readonly section: string }

/** A folded session, as it is stored: everything that its events and changes say, without a clock. */
export interface Session {
  siteId: string
  sessionId: string
  sessionAt: number
  visitorId: string
  /** Of the session's own events and changes (the last one that names a user); empty where nobody was named. */
  userId: string
  /** First event or explicit opening, whichever is earlier. */
  startedAt: number
  /** Last event (or the opening, where there is none). */
  lastEventAt: number
  /** When the server first and last received something of this session. */
  createdAt: number
  updatedAt: number
  /** Last minus first event in milliseconds; null where there are fewer than two events. */
  durationMs: number | null
  /** Why it was ended by somebody; empty where nobody did. */
  endReason: EndReason | ''
  /** When somebody ended it; null where nobody did. */
  endedAt: number | null
  steps: number
  pageCount: number
  bounced: boolean
  converted: boolean
  /** What it came to, taken as over: a session still active is not `abandoned` but `browsing` (see presentSession). */
  outcome: string
  entryPage: string
  exitPage: string
  /** The first 1,000 page paths in order. */
  journeyPath: string[]
  currentSection: string
  /** The first 1,000 moves between sections. */
  sectionHistory: { section: string; at: number }[]
  eventCounts: Record<string, number>
  messageCount: number
  userMessageCount: number
  botMessageCount: number
  firstQuestion: string
  /** In {@link currency}, exact to four decimals. */
  revenue: number
  /** Of the first event with revenue; empty where there is none. */
  currency: string
  source: EventSource
  metadata: Record<string, unknown>
  /** Stages reached, in the order of the journey. */
  stages: StageName[]
  engaged: boolean
  startedCheckout: boolean
  landed: boolean
  /**
   * XOR of the 64-bit hashes of the event ids: with `steps` it tells whether a stored session matches its events.
   * Sixteen lower-case hexadecimal digits.
   */
  check: string
}

/** The part of a site's settings that decides how its events are read. */
export type SiteRules = Pick<
  SiteSettings,
  'conversions' | 'outcomes' | 'stages' | 'pageRules' | 'sectionRules' | 'currency'
>
