import { describe, expect, it } from 'vitest'
import { openQueue } from './queue.ts'
import { openStore } from './store.ts'

const open = () => {
  const store = openStore('test.', false)
  return { store, queue: openQueue(store) }
}
const hour = Date.now() + 3_600_000
const keysOf = (batch: readonly { waitingKey: string }[]) => batch.map(({ waitingKey }) => waitingKey)

describe('the queue', () => {
  it('hands out the oldest first, as many events and bytes as are wanted, and each only once', () => {
    const { queue } = open()
    for (const key of ['evt_3', 'evt_1', 'evt_2', 'evt_4']) queue.add(key, `{"type":"${'é'.repeat(50)}"}`)
    expect(keysOf(queue.claim(3, 250, hour))).toEqual(['evt_1', 'evt_2'])
    expect(keysOf(queue.claim(1, 1000, hour))).toEqual(['evt_3'])
    expect(keysOf(queue.claim(9, 1, hour))).toEqual(['evt_4'])
    expect(queue.claim(9, 1000, hour)).toEqual([])
    expect(queue.size()).toBe(4)
  })

  it('hands out again what was given back, or was claimed by somebody who is gone', () => {
    const { queue } = open()
    queue.add('evt_1', '{}')
    queue.giveBack(queue.claim(1, 100, hour))
    expect(queue.claim(1, 100, Date.now() - 1)).toHaveLength(1)
    expect(queue.claim(1, 100, hour)).toEqual([{ waitingKey: 'evt_1', eventText: '{}' }])
  })

  it('does not bring back what was wiped meanwhile', () => {
    const { store, queue } = open()
    queue.add('evt_1', '{}')
    const batch = queue.claim(1, 100, hour)
    store.remove('evt_1')
    queue.giveBack(batch)
    expect(store.keys()).toEqual([])
  })

  it('drops the oldest where too many wait, and says how many', () => {
    const { store, queue } = open()
    for (let n = 10; n < 31; n++) queue.add(`evt_${n}`, '{}')
    expect(queue.dropOldest(20)).toBe(3)
    expect(queue.dropOldest(20)).toBe(0)
    expect([store.keys()[0], queue.size()]).toEqual(['evt_13', 18])
  })
})
