import { formatInstant, type SessionAnswer } from '@sojourn/contract'
import { secondsOf } from './seconds-of.ts'
import { type Clock, statusOf } from './status-of.ts'
import type { EventSource, Session } from './types.ts'

/** What else it takes to answer a session: the clock, and the user that its visitor turned out to be. */
export interface Circumstances extends Clock {
  /** The user resolved through the identities; absent: whom the session itself names. */
  readonly userId?: string
}

/** A session as it is answered: with its status now, times as text, durations in seconds, null for what is not known. */
export function presentSession(session: Session, circumstances: Circumstances): SessionAnswer {
  const { status, endReason, endedAt } = statusOf(session, circumstances)
  const userId = (circumstances.userId ?? session.userId) || null
  return {
    sessionId: session.sessionId,
    siteId: session.siteId,
    userId,
    externalId: userId,
    visitorId: session.visitorId || null,
    status,
    endReason,
    startedAt: formatInstant(session.startedAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    createdAt: formatInstant(session.createdAt),
    updatedAt: formatInstant(session.updatedAt),
    duration: secondsOf(session.durationMs),
    stepsTaken: session.steps,
    pageCount: session.pageCount,
    bounced: session.bounced,
    converted: session.converted,
    outcome: status === 'active' && session.outcome === 'abandoned' ? 'browsing' : session.outcome,
    entryPage: session.entryPage || null,
    exitPage: session.exitPage || null,
    journeyPath: session.journeyPath,
    currentSection: session.currentSection || null,
    sectionHistory: session.sectionHistory.map(({ section, at }) => ({ section, at: formatInstant(at) })),
    eventCounts: session.eventCounts,
    messageCount: session.messageCount,
    userMessageCount: session.userMessageCount,
    botMessageCount: session.botMessageCount,
    firstQuestion: session.firstQuestion || null,
    revenue: session.revenue,
    currency: session.currency || null,
    ...presentSource(session.source),
    metadata: session.metadata,
  }
}

const presentSource = (source: EventSource) => ({
  device: { type: source.deviceType || null, browser: source.browser || null, os: source.os || null },
  country: source.country || null,
  referrer: source.referrer || null,
  channel: source.channel || null,
  utm: {
    source: source.utmSource || null,
    medium: source.utmMedium || null,
    campaign: source.utmCampaign || null,
    term: source.utmTerm || null,
    content: source.utmContent || null,
  },
  userAgent: source.userAgent || null,
  ipAddress: source.ip || null,
})
