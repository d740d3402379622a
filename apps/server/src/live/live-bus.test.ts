import type { SessionEvent } from '@sojourn/sessions'
import { describe, expect, it } from 'vitest'
import { LiveBus } from './live-bus.ts'

const event = (eventId: string, siteId = 'a') => ({ eventId, siteId }) as SessionEvent
const many = (count: number) => Array.from({ length: count }, (_, index) => event(`e${index}`))
const idsOf = (watch: ReturnType<LiveBus['watch']>) => watch.take().messages.map(({ event }) => event.eventId)

describe('the bus of live events', () => {
  it('tells each watcher the events of its sites', () => {
    const bus = new LiveBus(() => 0)
    const [first, both] = [bus.watch(['a']), bus.watch(['a', 'b'])]
    bus.publish([event('e1'), event('e2', 'b'), event('e3', 'c')])
    expect([idsOf(first), idsOf(both)]).toEqual([['e1'], ['e1', 'e2']])
  })

  it('gives up what waits for a slow watcher, and says so', () => {
    const bus = new LiveBus(() => 0)
    const watch = bus.watch(['a'])
    bus.publish(many(1_001))
    expect(watch.take()).toMatchObject({ hasMissed: true, messages: [{ event: { eventId: 'e1000' } }] })
  })

  it('goes on behind an event so long as it has all that came after', () => {
    let now = 0
    const bus = new LiveBus(() => now)
    const watch = bus.watch(['a'])
    bus.publish([event('e1')])
    const id = watch.take().messages[0]?.id ?? ''
    watch.close()
    bus.publish([event('e2')])
    expect(idsOf(bus.watch(['a'], id))).toEqual(['e2'])
    expect(bus.watch(['a', 'b'], id).take()).toEqual({ messages: [], hasMissed: true })
    bus.publish(many(4_001))
    expect(bus.watch(['a'], id).take().hasMissed).toBe(true)
    now = 10 * 60_000
    expect(bus.watch(['a'], 'made-up').take().hasMissed).toBe(true)
  })

  it('tells a watcher nothing of how much others do', () => {
    const bus = new LiveBus(() => 0)
    const watch = bus.watch(['a'])
    bus.watch(['b'])
    bus.publish([event('e1'), event('e2', 'b'), event('e3')])
    const ids = watch.take().messages.map(({ id }) => id)
    expect(ids).toEqual([expect.stringMatching(/^[\w-]{22}$/), expect.stringMatching(/^[\w-]{22}$/)])
    expect(idsOf(bus.watch(['a'], ids[0]))).toEqual(['e3'])
  })

  it('forgets a site that nobody watches', () => {
    let now = 0
    const bus = new LiveBus(() => now)
    const watch = bus.watch(['a'])
    bus.publish([event('e1')])
    const id = watch.take().messages[0]?.id ?? ''
    watch.close()
    now = 121_000
    bus.publish([event('e2')])
    expect(bus.watch(['a'], id).take()).toEqual({ messages: [], hasMissed: true })
  })

  it('refuses more watchers than it can serve, and ends them all when it closes', () => {
    const bus = new LiveBus(() => 0)
    const watches = Array.from({ length: 1_000 }, () => bus.watch(['a']))
    expect(() => bus.watch(['a'])).toThrow('1000 live streams are open already')
    bus.close()
    expect(watches.every(({ isClosed }) => isClosed)).toBe(true)
    expect(bus.watch(['a']).isClosed).toBe(true)
  })
})
