import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Lines } from './lines.ts'

const cells = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 })

it('writes rows as they would be joined, whatever their length and characters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cells, cells, cells)),
      fc.integer({ min: 1, max: 64 }),
      (rows, expected) => {
        const lines = new Lines(expected)
        for (const [first, second, third] of rows) {
          lines.add(JSON.stringify(first))
          lines.extend(JSON.stringify(second))
          lines.extend(Buffer.from(JSON.stringify(third)))
        }
        const joined = rows.map((row) => JSON.stringify(row.flat(1))).join('\n')
        expect(lines.bytes().toString()).toBe(joined)
        expect(lines.isEmpty).toBe(rows.length === 0)
      },
    ),
  )
})
