import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventSorter, type SortedEvent } from './event-sorter.ts'

async function sort(events: readonly SortedEvent[], charsMax?: number): Promise<SortedEvent[]> {
  const sorter = new EventSorter(charsMax)
  try {
    for (const event of events) await sorter.add(event)
    const sorted: SortedEvent[] = []
    for await (const event of sorter.sorted()) sorted.push(event)
    return sorted
  } finally {
    await sorter.close()
  }
}

const listOf = (length: number, atOf: (index: number) => number): SortedEvent[] =>
  Array.from({ length }, (_, index) => ({ at: atOf(index), line: index + 2, json: `{"n":${index}}` }))

describe('EventSorter', () => {
  it('puts events into the order of time, and equal times into that of lines', async () => {
    const sorted = await sort(listOf(6, (index) => [5, 1, 5, 3, 1, 5][index] as number))
    expect(sorted.map(({ line }) => line)).toEqual([3, 6, 5, 2, 4, 7])
  })

  it('gives the same through files as in memory, whatever the texts', async () => {
    const event = fc.record({ at: fc.integer({ min: -5, max: 5 }), text: fc.string({ unit: 'binary' }) })
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (drawn) => {
        const events = drawn.map(({ at, text }, index) => ({
          at,
          line: index,
          json: JSON.stringify({ text }),
        }))
        expect(await sort(events, 100)).toEqual(await sort(events))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps line separators of other scripts within a text', async () => {
    const json = JSON.stringify({ text: 'one\u2028two\u2029three\u0085four\r\nfive' })
    const events = [1, 2, 3].map((at) => ({ at, line: at, json }))
    expect(await sort(events, 1)).toEqual(events)
  })

  it('leaves nothing in the temporary folder', async () => {
    const runs = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('sojourn-import-'))
    const sorter = new EventSorter(10)
    for (const event of listOf(20, (index) => -index)) await sorter.add(event)
    const during = await runs()
    await sorter.close()
    expect((await runs()).length).toBeLessThan(during.length)
  })
})
