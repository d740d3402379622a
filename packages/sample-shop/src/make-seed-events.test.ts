import { eventInput, isClientId } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { makeSeedEvents } from './make-seed-events.ts'
import { products } from './products.ts'
import type { SeedEvent } from './visit-recorder.ts'

const until = Date.UTC(2026, 5, 30)
const dayMs = 86_400_000
const plan = { number: 1, users: 1000, days: 90, until }
const events = makeSeedEvents(plan)

const bySession = new Map<string, SeedEvent[]>()
for (const event of events) {
  const before = bySession.get(event.sessionId)
  if (before) before.push(event)
  else bySession.set(event.sessionId, [event])
}
const sessions = [...bySession.values()]
const share = (is: (session: SeedEvent[]) => boolean) => sessions.filter(is).length / sessions.length
const has = (session: SeedEvent[], type: string) => session.some((event) => event.type === type)

describe('makeSeedEvents', () => {
  it('makes about 50,000 events of 1,000 people over 90 days, with 100 products', () => {
    expect(events.length).toBeGreaterThan(45_000)
    expect(events.length).toBeLessThan(55_000)
    expect(new Set(events.map(({ visitorId }) => String(visitorId).slice(0, 14))).size).toBe(1000)
    expect(events.every(({ timestamp }) => Date.parse(timestamp) >= until - 90 * dayMs - dayMs / 2)).toBe(
      true,
    )
    expect(Date.parse(events.at(-1)?.timestamp ?? '')).toBeLessThanOrEqual(until)
    expect(products).toHaveLength(100)
    expect(new Set(products.map(({ path }) => path)).size).toBe(100)
  })

  it('makes the same events for the same number, and others for another', () => {
    expect(makeSeedEvents(plan)).toEqual(events)
    const small = { ...plan, users: 5 }
    const ids = new Set(makeSeedEvents(small).map(({ eventId }) => eventId))
    expect(makeSeedEvents({ ...small, number: 2 }).some(({ eventId }) => ids.has(eventId))).toBe(false)
    expect(makeSeedEvents({ ...small, until: until + dayMs }).some(({ eventId }) => ids.has(eventId))).toBe(
      false,
    )
  })

  it('makes events that the API takes, in the order of time, each with an id of its own', () => {
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length)
    expect(events.every(({ eventId, sessionId }) => isClientId(eventId) && isClientId(sessionId))).toBe(true)
    expect(events.filter((event) => !eventInput.safeParse(event).success)).toEqual([])
    const times = events.map(({ timestamp }) => timestamp)
    expect(times).toEqual([...times].sort())
  })

  it('gives sessions ids that sort by time', () => {
    const ids = [...bySession.keys()]
    const starts = sessions.map((session) => Math.floor(Date.parse(session[0]?.timestamp ?? '') / 1000))
    const order = ids
      .map((_, index) => index)
      .sort((a, b) => (ids[a] as string).localeCompare(ids[b] as string))
    const sorted = order.map((index) => starts[index] as number)
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b))
  })

  it('tells of a believable shop', () => {
    expect(share((session) => has(session, 'purchase'))).toBeGreaterThan(0.02)
    expect(share((session) => has(session, 'purchase'))).toBeLessThan(0.2)
    expect(share((session) => has(session, 'add_to_cart') && !has(session, 'purchase'))).toBeGreaterThan(0.1)
    expect(
      share((session) => session.filter(({ type }) => type === 'page_view').length === 1),
    ).toBeGreaterThan(0.12)
    expect(share((session) => has(session, 'widget_opened'))).toBeGreaterThan(0.05)
    expect(share((session) => has(session, 'identify') && session[0]?.userId === undefined)).toBeGreaterThan(
      0.02,
    )
    const visits = new Map<unknown, number>()
    for (const session of sessions) {
      const who = session[0]?.visitorId
      visits.set(who, (visits.get(who) ?? 0) + 1)
    }
    expect([...visits.values()].filter((count) => count > 1).length / visits.size).toBeGreaterThan(0.4)
  })

  it('has every purchase add up', () => {
    for (const event of events.filter(({ type }) => type === 'purchase')) {
      const { items, shipping, orderId } = event.properties as {
        items: { price: number; quantity: number }[]
        shipping: number
        orderId: string
      }
      const sum = items.reduce((total, { price, quantity }) => total + price * quantity, shipping)
      expect(event.revenue).toBeCloseTo(sum, 2)
      expect(orderId).not.toBe('')
    }
  })

  it('is busier in the evening than at night', () => {
    const hours = Array.from({ length: 24 }, () => 0)
    for (const event of events) {
      if ((event.context as { country: string }).country !== 'GB') continue
      const hour = new Date(event.timestamp).getUTCHours()
      hours[hour] = (hours[hour] ?? 0) + 1
    }
    expect(hours[20]).toBeGreaterThan(4 * (hours[3] ?? 0))
  })
})
