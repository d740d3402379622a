import { siteSettings } from '@sojourn/contract'
import type { EventSource, SessionChange, SessionChangeBody, SessionEvent, SiteRules } from './types.ts'

/** The rules of a site that changed nothing. */
export const standardRules: SiteRules = siteSettings.parse({})

/** Where an event came from when nothing is known. */
export const unknownSource: EventSource = {
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
}

/** An event for tests: of session `s1`, received when it happened, nothing else known. */
export function exampleEvent(eventId: string, type: string, given: Partial<SessionEvent> = {}): SessionEvent {
  return {
    siteId: 'site1',
    sessionId: 's1',
    sessionAt: 0,
    eventId,
    type,
    timestamp: 0,
    sequence: 0,
    receivedAt: given.timestamp ?? 0,
    visitorId: '',
    userId: '',
    url: '',
    path: given.page ?? '',
    page: '',
    section: '',
    stage: '',
    title: '',
    source: unknownSource,
    properties: '{}',
    revenue: null,
    currency: '',
    message: '',
    ...given,
  }
}

/** A change for tests: of session `s1`. */
export function exampleChange(changeId: string, receivedAt: number, body: SessionChangeBody): SessionChange {
  return { siteId: 'site1', sessionId: 's1', sessionAt: 0, changeId, receivedAt, body }
}
