import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import { readEvents, readSessions } from '../../test/read-rows.ts'
import { createReads } from '../store-reads.ts'
import type { Sender } from './types.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const at = Date.UTC(2026, 5, 1, 12)
const sender = (receivedAt = at): Sender => ({ ip: '', userAgent: '', receivedAt, ownUserId: null })
const event = (eventId: string, timestamp: number, more: object = {}) => ({
  eventId,
  type: 'page_view',
  path: '/',
  timestamp,
  ...more,
})

describe('the collector', () => {
  it('keeps an event once, however often it comes', async () => {
    const collector = await store.openCollector({ now: () => at })
    const one = event('a', at, { sessionId: 's1' })
    const [first] = await collector.collect(testSite(), [one], sender())
    const [second, third] = await collector.collect(testSite(), [one, one], sender())
    expect([first?.status, second?.status, third?.status]).toEqual(['accepted', 'duplicate', 'duplicate'])
    expect(collector.standing('site_test', 's1')?.session.steps).toBe(1)
    await collector.stop()
    const again = await store.openCollector({ now: () => at })
    expect((await again.collect(testSite(), [one], sender()))[0]?.status).toBe('duplicate')
    expect(again.standing('site_test', 's1')?.session.steps).toBe(1)
    await again.stop()
  })
})

describe('a session whose row is being written', () => {
  it('stays in memory, however little room there is', async () => {
    const collector = await store.openCollector({ now: () => at, hotEventsMax: 0 })
    const site = testSite({}, 'site_written')
    const rounds = Array.from({ length: 10 }, (_, round) => round)
    for (const round of rounds) {
      const sent = (name: string, sessionId: string) => [event(`${name}${round}`, at + round, { sessionId })]
      await collector.collect(site, sent('first', `s${round}`), sender())
      const written = collector.settle()
      await collector.collect(site, sent('other', 'other'), sender())
      await collector.collect(site, sent('second', `s${round}`), sender())
      const [repeat] = await collector.collect(site, sent('first', `s${round}`), sender())
      expect(repeat?.status).toBe('duplicate')
      await written
    }
    await collector.stop()
    const rows = await readSessions(store.warehouse, site.siteId)
    const steps = new Map(rows.map(({ session }) => [session.sessionId, session.steps]))
    expect(steps).toEqual(new Map([['other', 10], ...rounds.map((round) => [`s${round}`, 2] as const)]))
  })
})

describe('a visitor who turns out to be somebody else while their sessions are being given away', () => {
  it('is that one in all of them', async () => {
    const collector = await store.openCollector({ now: () => at, hotEventsMax: 0 })
    const site = testSite({}, 'site_given')
    const say = (sessionId: string, minutes: number, userId?: string) => {
      const more = { visitorId: 'v', sessionId, ...(userId ? { userId } : {}) }
      return collector.collect(site, [event(sessionId, at - minutes * 60_000, more)], sender())
    }
    await say('first', 3)
    await collector.settle()
    // Another's event leaves no room for it in memory.
    await collector.collect(site, [event('other', at, { sessionId: 'other' })], sender())
    const { client } = store.warehouse
    const exec = client.exec.bind(client)
    let isMeanwhile = false
    client.exec = async (statement) => {
      const isGiving = statement.clickhouse_settings?.log_comment === 'give-sessions-to-user'
      if (isGiving && !isMeanwhile) {
        isMeanwhile = true
        await say('third', 2, 'ann')
      }
      return exec(statement)
    }
    await say('second', 1, 'bob')
    await collector.settle()
    client.exec = exec
    expect(isMeanwhile).toBe(true)
    await collector.stop()
    const rows = await readSessions(store.warehouse, site.siteId)
    const users = rows.map(({ session, userId }) => [session.sessionId, userId]).toSorted()
    expect(users).toEqual([
      ['first', 'ann'],
      ['other', ''],
      ['second', 'bob'],
      ['third', 'ann'],
    ])
  })
})

describe('properties that the columns of the store cannot hold', () => {
  it('are kept as their text, beside others that they do not disturb', async () => {
    const collector = await store.openCollector({ now: () => at })
    const odd = [{ list: [null, [1]] }, { big: 2 ** 64 }, { low: -(2 ** 70) }, { plain: true }]
    const events = odd.map((properties, index) =>
      event(`odd${index}`, at + index, { sessionId: 'odd', properties }),
    )
    const outcomes = await collector.collect(testSite(), events, sender())
    expect(outcomes.map((outcome) => outcome.status)).toEqual(odd.map(() => 'accepted'))
    const stored = (await readEvents(store.warehouse, 'site_test')).filter((one) => one.sessionId === 'odd')
    expect(stored.map((one) => JSON.parse(one.properties))).toEqual(odd)
    await collector.stop()
  })
})

describe('a session that is not in memory', () => {
  it('is read whole wherever it is said to lie', async () => {
    const collector = await store.openCollector({ now: () => at })
    const site = testSite({}, 'site_places')
    const sent = ['p1', 'p2'].map((id, index) => event(id, at + index, { sessionId: 'there' }))
    await collector.collect(site, sent, sender())
    expect(collector.placeOf(site.siteId, 'there')).toBe(at)
    expect(collector.placeOf('site_test', 'there')).toBeUndefined()
    await collector.stop()
    for (const place of [at, at - 1000, at - 40 * 86_400_000, undefined]) {
      const placeOf = (siteId: string) => (siteId === site.siteId ? place : undefined)
      const memory = { standing: () => undefined, resolve: (_: string, id: string) => id, placeOf }
      const reads = createReads(store.warehouse, memory)
      const found = await reads.sessionWithEvents(['site_test', site.siteId], 'there', 10)
      expect(found?.standing.session).toMatchObject({ sessionAt: at, steps: 2 })
      expect(found?.page.events.map(({ eventId }) => eventId)).toEqual(['p1', 'p2'])
      expect(await reads.sessionWithEvents(['site_test'], 'there', 10)).toBeUndefined()
      expect(await reads.session([site.siteId], 'never')).toBeUndefined()
    }
  })
})

describe('a server that goes on where another was killed', () => {
  it('keeps each event once, also where it knew the sessions before, and writes the rows that were not', async () => {
    const site = testSite({}, 'site_two')
    const sent = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => {
        const number = from + index
        const who = number % 3 === 0 ? { sessionId: `by-id-${number % 4}` } : {}
        return event(`e${number}`, at + number * 60_000, { visitorId: `v${number % 5}`, ...who })
      })
    const sites = [site]
    const here = await store.openCollector({ now: () => at, sites })
    // It knows some of the sessions as they were then, and that there are no others.
    await here.collect(site, sent(0, 10), sender())
    await here.settle()
    const { warehouse, cut } = await store.connect()
    const there = await store.openCollector({ now: () => at, sites, over: warehouse })
    await there.collect(site, sent(10, 40), sender())
    await there.settle()
    await there.collect(site, sent(40, 60), sender())
    cut()
    await here.lookAgain(at)
    const outcomes = await here.collect(site, sent(30, 80), sender())
    expect(outcomes.filter(({ status }) => status === 'duplicate')).toHaveLength(30)
    await here.stop()
    expect(await readEvents(store.warehouse, site.siteId)).toHaveLength(80)
    const whole = testSite({}, 'site_one')
    const alone = await store.openCollector({ now: () => at, sites: [whole] })
    await alone.collect(whole, sent(0, 80), sender())
    await alone.stop()
    const shapes = async (siteId: string) =>
      (await readSessions(store.warehouse, siteId))
        .map(({ session }) => [session.visitorId, session.startedAt, session.steps, session.check].join())
        .toSorted()
    expect(await shapes(site.siteId)).toEqual(await shapes(whole.siteId))
  })
})
