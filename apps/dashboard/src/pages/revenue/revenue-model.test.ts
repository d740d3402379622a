import type { RevenueAnswer } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { currenciesOf, seriesOf } from './revenue-model.ts'

const answer = {
  currency: 'EUR',
  currencies: [{ currency: 'USD' }, { currency: 'EUR' }],
  series: [
    { time: '2026-03-01T00:00:00.000Z', revenue: 12.5, orders: 1, buyers: 1, sessions: 4 },
    { time: '2026-03-02T00:00:00.000Z', revenue: 0, orders: 0, buyers: 0, sessions: 2 },
  ],
} as RevenueAnswer

describe('revenue as it is drawn', () => {
  it('has a value for each interval, money as money', () => {
    const { times, lines, format } = seriesOf(answer, 'revenue', 'UTC', 0)
    expect([times, lines[0]?.values, format(12.5)]).toEqual([['1 Mar', '2 Mar'], [12.5, 0], '€12.50'])
    expect(seriesOf(answer, 'orders', 'UTC', 0).format(3)).toBe('3')
  })

  it('offers currencies only where there is a choice', () => {
    expect(currenciesOf(answer)).toEqual(['EUR', 'USD'])
    expect(currenciesOf({ ...answer, currencies: answer.currencies.slice(1) })).toEqual([])
    expect(currenciesOf({ ...answer, currencies: answer.currencies.slice(0, 1) })).toEqual(['EUR', 'USD'])
  })
})
