import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../test/open-test-collector.ts'
import type { Sender } from './types.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const at = Date.UTC(2026, 5, 1, 12)
const sender = (receivedAt = at): Sender => ({ ip: '', userAgent: '', receivedAt })
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
