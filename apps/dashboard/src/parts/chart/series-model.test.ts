import { describe, expect, it } from 'vitest'
import { lightColors } from './chart-colors.ts'
import { drawSeries, seriesRows } from './series-model.ts'

const model = {
  times: ['2 Mar', '3 Mar'],
  lines: [
    { name: 'Visitors', values: [4, 5] },
    { name: 'Period before', values: [3, null], isBefore: true },
  ],
  format: String,
}

describe('lines over time', () => {
  it('are saved as a row for each interval', () => {
    expect(seriesRows(model)).toEqual({
      headings: ['time', 'Visitors', 'Period before'],
      rows: [
        ['2 Mar', 4, 3],
        ['3 Mar', 5, null],
      ],
    })
  })

  it('have notes on the first of them, each at its interval', () => {
    const { series } = drawSeries({ ...model, marks: [{ index: 1, label: '1' }] }, lightColors) as {
      series: { markLine?: { data: object[] } }[]
    }
    expect(series.map(({ markLine }) => markLine?.data)).toEqual([[{ xAxis: 1, name: '1' }], undefined])
  })
})
