import { describe, expect, it } from 'vitest'
import { figureWords } from '../../parts/figure-words.ts'
import { seriesOf, shownFigures } from './overview-model.ts'
import type { SeriesAnswer } from './use-overview.ts'

const answer: SeriesAnswer = {
  interval: 'day',
  points: [
    { time: '2026-03-02T00:00:00.000Z', sessions: 4, bounceRate: 0.5 },
    { time: '2026-03-03T00:00:00.000Z', sessions: 0, bounceRate: null },
  ],
  total: { sessions: 4, revenue: 0, orders: 0 },
  previous: { points: [{ time: '2026-02-28T00:00:00.000Z', sessions: 3 }], total: { revenue: 0 } },
}
const how = { timezone: 'UTC', currency: 'EUR', isCompared: true, now: Date.parse('2026-03-03T12:00:00Z') }
const words = (name: string) => figureWords.find((one) => one.name === name) as (typeof figureWords)[number]

describe('the overview', () => {
  it('draws a figure, and the period before behind it, interval by interval', () => {
    const { times, lines, isRunning } = seriesOf(answer, words('sessions'), how)
    expect([times, isRunning]).toEqual([['2 Mar', '3 Mar'], true])
    expect(lines.map(({ values }) => values)).toEqual([
      [4, 0],
      [3, null],
    ])
    expect(seriesOf(answer, words('sessions'), { ...how, isCompared: false }).lines).toHaveLength(1)
  })

  it('leaves a gap where nothing can be told', () => {
    expect(seriesOf(answer, words('bounceRate'), how).lines[0]?.values).toEqual([0.5, null])
  })

  it('speaks of money only where there is some', () => {
    const names = (one: SeriesAnswer) => shownFigures(one).map(({ name }) => name)
    expect(names(answer)).not.toContain('revenue')
    expect(names({ ...answer, previous: { points: [], total: { revenue: 5 } } })).toContain('revenue')
  })
})
