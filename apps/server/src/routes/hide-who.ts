import type { EventAnswer, SessionAnswer } from '@sojourn/contract'
import type { Caller } from '../credentials/caller.ts'

/** A session as this caller may see it: without the right `personal_data` nothing in it tells who somebody is. */
export function sessionFor(
  { permissions }: Pick<Caller, 'permissions'>,
  session: SessionAnswer,
): SessionAnswer {
  if (permissions.has('personal_data')) return session
  return {
    ...session,
    userId: null,
    externalId: null,
    visitorId: null,
    ipAddress: null,
    userAgent: null,
    referrer: withoutQuery(session.referrer),
    firstQuestion: null,
    metadata: {},
  }
}

/** An event as this caller may see it. Its properties can hold anything that a person said, so they go as a whole. */
export function eventFor({ permissions }: Pick<Caller, 'permissions'>, event: EventAnswer): EventAnswer {
  if (permissions.has('personal_data')) return event
  return {
    ...event,
    userId: null,
    externalId: null,
    visitorId: null,
    url: withoutQuery(event.url),
    path: withoutQuery(event.path),
    referrer: withoutQuery(event.referrer),
    properties: {},
  }
}

/** Mail addresses and tokens of links stand in queries. */
const withoutQuery = (address: string | null): string | null => address?.replace(/[?#].*$/s, '') ?? null
