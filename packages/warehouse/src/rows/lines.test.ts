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

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\u0000', 'é', '–', '\ud83d', '\ude00', 'a') }),
)
const cell = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.constant(null),
)

it('writes cells one by one as JSON does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(cell, { minLength: 1 }), cells, fc.array(cell))),
      fc.integer({ min: 1, max: 64 }),
      (rows, expected) => {
        const lines = new Lines(expected)
        const add = (cell: string | number | null) =>
          typeof cell === 'string' ? lines.text(cell) : lines.number(cell)
        for (const [first, second, third] of rows) {
          lines.begin()
          first.forEach(add)
          lines.extend(JSON.stringify(second))
          third.forEach(add)
        }
        const joined = rows.map((row) => JSON.stringify(row.flat(1))).join('\n')
        expect(lines.bytes().toString()).toBe(joined)
      },
    ),
  )
})
