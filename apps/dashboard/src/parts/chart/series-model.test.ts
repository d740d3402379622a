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

  it('say that the last interval is not over, and are dashed on the way to it', () => {
    const option = drawSeries({ ...model, isRunning: true }, lightColors) as {
      xAxis: { data: string[] }
      series: { name: string; data: unknown[]; lineStyle: { width: number } }[]
    }
    expect(option.xAxis.data).toEqual(['2 Mar', '3 Mar, so far'])
    expect(option.series.map(({ name, data, lineStyle }) => [name, data, lineStyle.width])).toEqual([
      ['Visitors', [4, 5], 0],
      ['Visitors', [4], 2],
      ['Visitors', [4, 5], 2],
      ['Period before', [3, null], 1.5],
    ])
  })

  it('have notes on the first of them, each at its interval', () => {
    const { series } = drawSeries({ ...model, marks: [{ index: 1, label: '1' }] }, lightColors) as {
      series: { markLine?: { data: object[] } }[]
    }
    expect(series.map(({ markLine }) => markLine?.data)).toEqual([[{ xAxis: 1, name: '1' }], undefined])
  })
})
