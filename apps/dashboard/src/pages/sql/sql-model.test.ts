import { expect, it } from 'vitest'
import { isFigure, shortOfCell, textOfCell } from './sql-model.ts'

it('shows every cell as text', () => {
  expect([null, 0, 'a', [1, 'b'], { c: 1 }].map(textOfCell)).toEqual(['–', '0', 'a', '[1,"b"]', '{"c":1}'])
})

it('shortens what has many decimals', () => {
  expect([291.976515, 3, 12_345.5, 'a'].map(shortOfCell)).toEqual(['291.9765', '3', '12345.5', 'a'])
})

it('knows figures by their type', () => {
  const types = ['UInt64', 'Nullable(Float64)', 'Decimal(18, 4)', 'String', 'Array(Int8)', "DateTime('UTC')"]
  expect(types.map(isFigure)).toEqual([true, true, true, false, false, false])
})
