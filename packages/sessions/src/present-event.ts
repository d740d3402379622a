import { type EventAnswer, formatInstant } from '@sojourn/contract'
import type { SessionEvent } from './types.ts'

/** What of an event its answer shows. */
export interface ShownEvent
  extends Pick<
    SessionEvent,
    | 'eventId'
    | 'type'
    | 'timestamp'
    | 'sessionId'
    | 'visitorId'
    | 'userId'
    | 'url'
    | 'path'
    | 'page'
    | 'section'
    | 'stage'
    | 'title'
    | 'properties'
    | 'revenue'
    | 'currency'
    | 'sequence'
    | 'receivedAt'
  > {
  readonly source: Pick<SessionEvent['source'], 'referrer'>
}

/** An event as it is answered; `step` is its position in its session, from 1. */
export function presentEvent(event: ShownEvent, step: number): EventAnswer {
  const userId = event.userId || null
  return {
    eventId: event.eventId,
    type: event.type,
    timestamp: formatInstant(event.timestamp),
    step,
    sessionId: event.sessionId,
    visitorId: event.visitorId || null,
    userId,
    externalId: userId,
    url: event.url || null,
    path: event.path || null,
    page: event.page || null,
    section: event.section || null,
    stage: event.stage || null,
    title: event.title || null,
    referrer: event.source.referrer || null,
    properties: JSON.parse(event.properties),
    revenue: event.revenue,
    currency: event.currency || null,
    sequence: event.sequence,
    receivedAt: formatInstant(event.receivedAt),
  }
}
