import { describe, expect, it } from 'vitest'
import { inOrder } from './in-order.ts'
import { makeBatches, type OutgoingEvent } from './make-batches.ts'

async function* from<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const events = (count: number, size: number): OutgoingEvent[] =>
  Array.from({ length: count }, (_, line) => ({ line, json: JSON.stringify({ text: 'ü'.repeat(size) }) }))

describe('makeBatches', () => {
  it('makes batches of at most 1,000 events, in order', async () => {
    const batches = await all(makeBatches(from(events(2500, 1))))
    expect(batches.map(({ lines }) => lines.length)).toEqual([1000, 1000, 500])
    expect(batches.flatMap(({ lines }) => lines)).toEqual(events(2500, 1).map(({ line }) => line))
    expect(JSON.parse(batches[2]?.body ?? '').events).toHaveLength(500)
  })

  it('keeps each body below 1 MiB, in bytes', async () => {
    const batches = await all(makeBatches(from(events(200, 10_000))))
    expect(batches.flatMap(({ lines }) => lines)).toHaveLength(200)
    for (const { body } of batches) expect(Buffer.byteLength(body)).toBeLessThan(1024 * 1024)
  })
})

describe('inOrder', () => {
  it('gives results in the order of the items, however long each takes', async () => {
    const release = new Map<number, () => void>()
    const running = all(
      inOrder(from([1, 2, 3]), 3, async (item) => {
        await new Promise<void>((resolve) => release.set(item, resolve))
        return item * 10
      }),
    )
    await expect.poll(() => release.size).toBe(3)
    for (const item of [3, 1, 2]) release.get(item)?.()
    expect((await running).map(({ result }) => result)).toEqual([10, 20, 30])
  })

  it('works on no more than it may at a time', async () => {
    let now = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setImmediate(resolve))
      now--
    }
    await all(inOrder(from(Array.from({ length: 20 }, (_, index) => index)), 3, work))
    expect(most).toBe(3)
  })

  it('begins nothing after an abort, and gives what was under way', async () => {
    const controller = new AbortController()
    const begun: number[] = []
    const given: number[] = []
    const work = async (item: number) => begun.push(item)
    for await (const { item } of inOrder(from([1, 2, 3, 4, 5, 6]), 2, work, controller.signal)) {
      given.push(item)
      if (item === 2) controller.abort()
    }
    expect(given).toEqual(begun)
    expect(begun.length).toBeLessThan(6)
  })

  it('throws the first failure', async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error('no room')
    }
    await expect(all(inOrder(from([1, 2, 3]), 3, work))).rejects.toThrow('no room')
  })
})
