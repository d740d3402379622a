import { expect, it } from 'vitest'
import { AnswerMemory } from './answer-memory.ts'
import { TouchedDays, Writes } from './writes.ts'

function open() {
  const writes = new Writes()
  const memory = new AnswerMemory(writes)
  let asked = 0
  const recall = async (sites: string[], key = 'q') => {
    const rows = await memory.recall(sites, key, async () => [[++asked]])
    return rows[0]?.[0]
  }
  return { writes, memory, recall }
}

it('an answer holds until something of its sites is written', async () => {
  const { writes, recall } = open()
  expect([await recall(['a', 'b']), await recall(['a', 'b'])]).toEqual([1, 1])
  writes.note(['c'])
  expect(await recall(['a', 'b'])).toBe(1)
  writes.note(['b'])
  expect([await recall(['a', 'b']), await recall(['a', 'b'])]).toEqual([2, 2])
  writes.noteEverywhere()
  expect(await recall(['a', 'b'])).toBe(3)
})

it('other sites and other questions have answers of their own', async () => {
  const { recall } = open()
  expect([await recall(['a']), await recall(['b']), await recall(['a'], 'other')]).toEqual([1, 2, 3])
})

it('what is written while a question runs makes its answer hold no more', async () => {
  const { writes, memory, recall } = open()
  await memory.recall(['a'], 'q', async () => {
    writes.note(['a'])
    return [['early']]
  })
  expect(await recall(['a'])).toBe(1)
})

it('an answer about some days holds while other days are written', async () => {
  const writes = new Writes()
  const memory = new AnswerMemory(writes)
  const dayMs = 86_400_000
  let asked = 0
  const recall = async () => {
    const within = { from: 10 * dayMs, to: 12 * dayMs }
    const rows = await memory.recall(['a'], 'q', async () => [[++asked]], within)
    return rows[0]?.[0]
  }
  const write = (siteId: string, ...times: number[]) => {
    const touched = new TouchedDays()
    for (const at of times) touched.add(siteId, at)
    writes.noteDays(touched)
  }
  expect(await recall()).toBe(1)
  write('a', 10 * dayMs - 1, 12 * dayMs)
  write('b', 11 * dayMs)
  expect(await recall()).toBe(1)
  write('a', 20 * dayMs, 12 * dayMs - 1)
  expect([await recall(), await recall()]).toEqual([2, 2])
  writes.note(['a'])
  expect(await recall()).toBe(3)
  // More days than are told apart count as all.
  write('a', ...Array.from({ length: 4001 }, (_, day) => (day + 20) * dayMs))
  expect(await recall()).toBe(4)
})

it('long answers are not kept, and of many the latest', async () => {
  const { memory, recall } = open()
  await memory.recall(['a'], 'long', async () => [['x'.repeat(16_000_000)]])
  expect(await recall(['a'], 'long')).toBe(1)
  for (let key = 0; key < 2000; key++) await recall(['a'], `${key}`)
  expect(await recall(['a'], 'long')).toBe(2002)
  expect(await recall(['a'], '1999')).toBe(2001)
})
