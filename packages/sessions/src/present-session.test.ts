import { eventSchema, sessionAnalytics, sessionSchema } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { analyseSession } from './analyse-session.ts'
import { exampleChange, exampleEvent, standardRules, unknownSource } from './example-events.ts'
import { foldSession } from './fold-session.ts'
import { presentEvent } from './present-event.ts'
import { presentSession } from './present-session.ts'
import { statusOf } from './status-of.ts'
import type { Session, SessionChange, SessionEvent } from './types.ts'

const minute = 60_000
const hour = 60 * minute

function fold(events: SessionEvent[], changes: SessionChange[] = []): Session {
  const session = foldSession(events, changes, standardRules, {
    siteId: 'site1',
    sessionId: 's1',
    sessionAt: 0,
  })
  if (session === null) throw new Error('nothing opened the session')
  return session
}

const viewAt = (timestamp: number) => exampleEvent(`e${timestamp}`, 'page_view', { timestamp, page: '/a' })

describe('the status of a session', () => {
  const session = fold([viewAt(0)])
  const active = { status: 'active', endReason: null, endedAt: null }

  it('is active until 30 minutes after its last event, then expired at that event', () => {
    expect(statusOf(session, { now: 30 * minute - 1 })).toEqual(active)
    expect(statusOf(session, { now: 30 * minute })).toEqual({
      status: 'expired',
      endReason: 'timeout',
      endedAt: 0,
    })
  })

  it('is kept active by heartbeats', () => {
    expect(statusOf(session, { now: 35 * minute, lastSeenAt: 10 * minute })).toEqual(active)
    expect(statusOf(session, { now: 40 * minute, lastSeenAt: 10 * minute }).endedAt).toBe(10 * minute)
  })

  it('is completed as soon as somebody ended it', () => {
    const ended = fold([viewAt(0)], [exampleChange('c1', 5, { kind: 'ended', at: 4, reason: 'logout' })])
    expect(statusOf(ended, { now: 6 })).toEqual({ status: 'completed', endReason: 'logout', endedAt: 4 })
  })

  it('is expired by its length where 24 hours cut it', () => {
    expect(statusOf(fold([viewAt(0), viewAt(23.5 * hour)]), { now: 48 * hour }).endReason).toBe('max_length')
    expect(statusOf(fold([viewAt(0), viewAt(23 * hour)]), { now: 48 * hour }).endReason).toBe('timeout')
  })
})

describe('a session as it is answered', () => {
  it('is what the contract says, with nulls for what is not known', () => {
    const answer = presentSession(fold([viewAt(0), viewAt(12_345)]), { now: minute })
    expect(sessionSchema.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      startedAt: '1970-01-01T00:00:00.000Z',
      endedAt: null,
      duration: 12.345,
      stepsTaken: 2,
      userId: null,
      visitorId: null,
      currency: null,
      device: { type: null, browser: null, os: null },
      ipAddress: null,
    })
  })

  it('carries all that is known', () => {
    const source = { ...unknownSource, channel: 'campaign', utmSource: 'news', deviceType: 'mobile' } as const
    const event = { ...viewAt(0), source, userId: 'u1', section: 'shop' }
    const answer = presentSession(fold([event]), { now: 0 })
    expect(answer).toMatchObject({
      userId: 'u1',
      externalId: 'u1',
      duration: null,
      channel: 'campaign',
      utm: { source: 'news', medium: null },
      device: { type: 'mobile' },
      sectionHistory: [{ section: 'shop', at: '1970-01-01T00:00:00.000Z' }],
    })
  })

  it("names the user that its visitor turned out to be, before the session's own", () => {
    const answer = presentSession(fold([viewAt(0)]), { now: 0, userId: 'u2' })
    expect(answer).toMatchObject({ userId: 'u2', externalId: 'u2' })
  })

  it('is not abandoned while it is active', () => {
    const session = fold([exampleEvent('e1', 'add_to_cart')])
    expect(presentSession(session, { now: 0 }).outcome).toBe('browsing')
    expect(presentSession(session, { now: hour }).outcome).toBe('abandoned')
  })
})

it('answers an event as the contract says', () => {
  const event = { ...viewAt(5), properties: '{"plan":"pro"}', stage: 'browse' } as const
  const answer = presentEvent(event, 3)
  expect(eventSchema.parse(answer)).toEqual(answer)
  expect(answer).toMatchObject({
    step: 3,
    page: '/a',
    stage: 'browse',
    properties: { plan: 'pro' },
    title: null,
  })
})

it('analyses a session: every stage is named, reached or not', () => {
  const session = fold([
    viewAt(0),
    exampleEvent('e2', 'checkout_start', { timestamp: 500, stage: 'checkout' }),
  ])
  const analytics = analyseSession(session)
  expect(sessionAnalytics.parse(analytics)).toEqual(analytics)
  expect(analytics).toEqual({
    eventBreakdown: { checkout_start: 1, page_view: 1 },
    conversionFunnel: { landed: true, engaged: true, startedCheckout: true, converted: false },
    stages: [
      { stage: 'entry', reached: true },
      { stage: 'browse', reached: false },
      { stage: 'product', reached: false },
      { stage: 'cart', reached: false },
      { stage: 'checkout', reached: true },
      { stage: 'confirmation', reached: false },
    ],
    duration: 0.5,
  })
})
