import { expect, it } from 'vitest'
import { isFigure, textOfCell } from './sql-model.ts'

it('shows every cell as text', () => {
  expect([null, 0, 'a', [1, 'b'], { c: 1 }].map(textOfCell)).toEqual(['–', '0', 'a', '[1,"b"]', '{"c":1}'])
})

it('knows figures by their type', () => {
  const types = ['UInt64', 'Nullable(Float64)', 'Decimal(18, 4)', 'String', 'Array(Int8)', "DateTime('UTC')"]
  expect(types.map(isFigure)).toEqual([true, true, true, false, false, false])
})
