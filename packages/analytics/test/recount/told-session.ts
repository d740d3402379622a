import { type SessionAnswer, stageNames } from '@sojourn/contract'
import { presentSession, type SessionEvent } from '@sojourn/sessions'
import type { StoredSession } from '@sojourn/warehouse'
import type { History } from '../drawn-history.ts'

/** A session with all its events, as it stands at an instant: what every recount goes by. */
export interface ToldSession {
  readonly stored: StoredSession
  readonly answer: SessionAnswer
  readonly events: readonly SessionEvent[]
  readonly history: History
  /** The user, else the visitor; empty: nobody. */
  readonly person: string
}

/** All sessions of a history as they stand at `now`. */
export function toldSessions(history: History, now: number): ToldSession[] {
  return history.sessions.map((stored) => {
    const { siteId, sessionId } = stored.session
    return {
      stored,
      answer: presentSession(stored.session, { now, lastSeenAt: stored.lastSeenAt, userId: stored.userId }),
      events: history.events.filter((event) => event.siteId === siteId && event.sessionId === sessionId),
      history,
      person: stored.userId || stored.session.visitorId,
    }
  })
}

/** A value as a filter sees it: texts, numbers, truth values and lists. */
export type Value = unknown

/** The text by which a value is compared. */
export const textOf = (value: Value): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replace('e+', 'e')

/** The property of an event; a dot leads into an object, which is no value itself. */
export function propertyOf(event: SessionEvent, name: string): Value | undefined {
  return valueAt(JSON.parse(event.properties), name)
}

function valueAt(properties: Record<string, unknown>, name: string): Value | undefined {
  const whole = Object.hasOwn(properties, name) ? properties[name] : undefined
  const dot = name.indexOf('.')
  const inner = properties[name.slice(0, dot)]
  const found =
    whole === undefined && dot > 0 && isObject(inner) ? valueAt(inner, name.slice(dot + 1)) : whole
  return found === null || isObject(found) ? undefined : found
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an event says of itself. */
export function valueOfEvent(event: SessionEvent, name: string): Value | undefined {
  if (name.startsWith('property:')) return propertyOf(event, name.slice('property:'.length))
  const values: Record<string, Value> = {
    page: event.type === 'page_view' ? event.page : '',
    eventType: event.type,
    section: event.section,
    title: event.title,
    revenue: event.revenue === null ? undefined : Number(event.revenue),
    currency: event.currency,
  }
  if (!Object.hasOwn(values, name)) return propertyOf(event, name)
  return values[name] === '' ? undefined : values[name]
}

export const isOfEvents = (name: string): boolean =>
  name.startsWith('property:') || ['page', 'eventType', 'section', 'title'].includes(name)

/** The last value of a trait that an identify event gives a user of a site. */
export function traitOf(history: History, siteId: string, userId: string, trait: string): Value | undefined {
  const named = history.events
    .filter((event) => event.siteId === siteId && event.type === 'identify' && event.userId === userId)
    .map((event) => ({ event, value: propertyOf(event, `traits.${trait}`) ?? propertyOf(event, trait) }))
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => inOrder(a.event, b.event))
  return userId === '' ? undefined : named.at(-1)?.value
}

const inOrder = (a: SessionEvent, b: SessionEvent): number =>
  a.timestamp - b.timestamp ||
  a.sequence - b.sequence ||
  (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : a.sessionId < b.sessionId ? -1 : 1)

/** All values that a session has of a dimension, each once. */
export function valuesOf(session: ToldSession, name: string): Value[] {
  if (isOfEvents(name)) {
    const values = session.events.map((event) => valueOfEvent(event, name)).filter((one) => one !== undefined)
    return [...new Map(values.map((value) => [textOf(value), value])).values()]
  }
  const { answer, stored } = session
  if (name === 'stage') return stageNames.filter((stage) => stored.session.stages.includes(stage))
  if (name.startsWith('trait:')) {
    const value = traitOf(session.history, answer.siteId, stored.userId, name.slice('trait:'.length))
    return value === undefined ? [] : [value]
  }
  const { device, utm } = answer
  const values: Record<string, Value | null> = {
    ...answer,
    device: device.type,
    browser: device.browser,
    os: device.os,
    utmSource: utm.source,
    utmMedium: utm.medium,
    utmCampaign: utm.campaign,
    utmTerm: utm.term,
    utmContent: utm.content,
    referrerHost: answer.referrer && new URL(answer.referrer).host.replace(/^www\./, ''),
  }
  const value = values[name]
  return value === null || value === undefined ? [] : [value]
}
