import { readAgain, type SiteRules } from '@sojourn/sessions'
import type { StoredEvent } from '@sojourn/warehouse'
import type { HotSession } from './hot-sessions.ts'
import type { AdmittedEvent } from './work.ts'

/**
 * The event in its session, by the rules of now where others let it in. Field by field: a spread of so many takes V8 ten
 * times as long.
 */
export function storedIn(
  session: HotSession,
  event: AdmittedEvent['event'],
  admittedBy: SiteRules,
  rules: SiteRules,
): StoredEvent {
  const stored = {
    siteId: event.siteId,
    sessionId: session.sessionId,
    sessionAt: session.sessionAt,
    visitKey: session.visitKey,
    eventId: event.eventId,
    type: event.type,
    timestamp: event.timestamp,
    sequence: event.sequence,
    receivedAt: event.receivedAt,
    visitorId: event.visitorId,
    userId: event.userId,
    url: event.url,
    path: event.path,
    page: event.page,
    section: event.section,
    stage: event.stage,
    title: event.title,
    source: event.source,
    properties: event.properties,
    revenue: event.revenue,
    currency: event.currency,
    message: event.message,
  }
  return rules === admittedBy ? stored : readAgain(stored, rules)
}
