/** A session as Sojourn answers it. Times are ISO 8601, UTC; durations seconds. */
export interface Session {
  readonly sessionId: string
  readonly siteId: string
  readonly userId: string | null
  /** The same as {@link userId}. */
  readonly externalId: string | null
  readonly visitorId: string | null
  readonly status: 'active' | 'completed' | 'expired'
  readonly endReason: 'end' | 'timeout' | 'max_length' | 'logout' | 'new_session' | null
  readonly startedAt: string
  /** Null while it is active. */
  readonly endedAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
  /** From first to last event; null where there is one event or none. */
  readonly duration: number | null
  readonly stepsTaken: number
  readonly pageCount: number
  /** Exactly one page view and no conversion. */
  readonly bounced: boolean
  readonly converted: boolean
  readonly outcome: string
  readonly entryPage: string | null
  readonly exitPage: string | null
  /** Page paths in order, the first 1,000. */
  readonly journeyPath: string[]
  readonly currentSection: string | null
  readonly sectionHistory: { section: string; at: string }[]
  readonly eventCounts: Record<string, number>
  readonly messageCount: number
  readonly userMessageCount: number
  readonly botMessageCount: number
  readonly firstQuestion: string | null
  readonly revenue: number
  readonly currency: string | null
  readonly device: { type: string | null; browser: string | null; os: string | null }
  readonly country: string | null
  readonly referrer: string | null
  readonly channel: 'direct' | 'search' | 'social' | 'mail' | 'ai' | 'campaign' | 'referral' | null
  readonly utm: {
    source: string | null
    medium: string | null
    campaign: string | null
    term: string | null
    content: string | null
  }
  readonly userAgent: string | null
  /** Null unless the site keeps addresses. */
  readonly ipAddress: string | null
  readonly metadata: Record<string, unknown>
}
