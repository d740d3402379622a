import { describe, expect, it } from 'vitest'
import { averagesOf, questionOfSearch } from './retention-model.ts'

describe('retention', () => {
  it('weighs cohorts by their size, and leaves out those that are too young', () => {
    const cohorts = [
      { start: '2026-03-02T00:00:00.000Z', size: 10, returned: [10, 5, 1] },
      { start: '2026-03-09T00:00:00.000Z', size: 30, returned: [30, 5] },
      { start: '2026-03-16T00:00:00.000Z', size: 2, returned: [2] },
    ]
    expect(averagesOf(cohorts)).toEqual([1, 0.25, 0.1])
    expect(averagesOf([])).toEqual([])
  })

  it('asks what the URL says', () => {
    expect(questionOfSearch({ interval: 'year', first: 'purchase', unit: 'visitor' })).toEqual({
      interval: 'week',
      periods: 12,
      mode: 'on',
      unit: 'visitor',
      first: { type: 'purchase' },
    })
  })
})
