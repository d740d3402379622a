import { siteSettings } from '@sojourn/contract'
import { foldSession } from '@sojourn/sessions'
import type { StoredEvent } from '../src/rows/stored-event.ts'
import type { StoredSession } from '../src/rows/stored-session.ts'

/** A click of session `s1` of which nothing else is known, on 1 January 2026. */
export const exampleEvent = (given: Partial<StoredEvent> = {}): StoredEvent => ({
  siteId: 'site1',
  sessionId: 's1',
  sessionAt: Date.UTC(2026, 0, 1),
  eventId: 'e1',
  type: 'click',
  timestamp: Date.UTC(2026, 0, 1),
  sequence: 0,
  receivedAt: Date.UTC(2026, 0, 1),
  visitorId: '',
  userId: '',
  visitKey: '',
  url: '',
  path: '',
  page: '',
  section: '',
  stage: '',
  title: '',
  source: {
    referrer: '',
    channel: '',
    utmSource: '',
    utmMedium: '',
    utmCampaign: '',
    utmTerm: '',
    utmContent: '',
    deviceType: '',
    browser: '',
    os: '',
    country: '',
    userAgent: '',
    ip: '',
  },
  properties: '{}',
  revenue: null,
  currency: '',
  message: '',
  ...given,
})

/** The session that some events make, as the store holds it; of the user that the events or else `userId` names. */
export function sessionOf(events: readonly [StoredEvent, ...StoredEvent[]], userId = ''): StoredSession {
  const [first] = events
  const session = foldSession(events, [], siteSettings.parse({}), first)
  if (session === null) throw new Error('these events open no session')
  return {
    session,
    visitKey: first.visitKey,
    userId: session.userId || userId,
    lastSeenAt: session.lastEventAt,
  }
}
