import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../../test/open-test-collector.ts'
import { readNative } from './read-native.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const ask = async (query: string): Promise<Buffer> => {
  const { stream } = await store.warehouse.client.exec({ query: `${query} FORMAT Native` })
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('readNative', () => {
  it('reads what the store answers, block by block', async () => {
    const bytes = await ask(`SELECT
        toLowCardinality(concat('ü', toString(number % 70000))) AS word,
        if(number % 3 = 0, 'same', repeat('x', number % 300)) AS text,
        toFloat64(number) * 1000.5 AS amount,
        if(number % 2 = 0, NULL, toFloat64(number)) AS some
      FROM numbers(100000)`)
    let row = 0
    for (const { rows, columns } of readNative(bytes)) {
      for (let index = 0; index < rows; index++, row++) {
        const cells = columns.map((column) => column[index])
        const expected = [
          `ü${row % 70000}`,
          row % 3 === 0 ? 'same' : 'x'.repeat(row % 300),
          row * 1000.5,
          row % 2 === 0 ? null : row,
        ]
        if (cells.some((cell, place) => cell !== expected[place])) expect(cells).toEqual(expected)
      }
    }
    expect(row).toBe(100_000)
  })

  it('refuses an answer that was cut off, and types it does not know', async () => {
    const bytes = await ask(`SELECT 'text' AS one, toLowCardinality('word') AS two, toFloat64(1) AS three`)
    for (let length = 1; length < bytes.length; length++) {
      expect(() => [...readNative(bytes.subarray(0, length))]).toThrow()
    }
    const dates = await ask('SELECT today()')
    expect(() => [...readNative(dates)]).toThrow(/column of type Date/)
  })
})
