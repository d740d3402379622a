import type { FunnelAnswer } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { askable, funnelOfSearch, kindOf, standardFunnel, stepWords, trendOf } from './funnel-model.ts'

describe('a funnel while it is built', () => {
  it('is asked only once every step says what it is', () => {
    expect(askable({ steps: [{ type: 'search' }, { type: '' }] })).toBeNull()
    expect(askable({ steps: [{ type: 'search' }] })).toBeNull()
    const whole = { steps: [{ edge: 'entry' as const }, { page: '/' }] }
    expect(askable(whole)).toBe(whole)
  })

  it('comes from the URL, and is the standard one where that has none', () => {
    const funnel = { steps: [{ page: '/' }, { page: '/cart' }] }
    expect([funnelOfSearch(funnel), funnelOfSearch('nonsense'), funnelOfSearch(undefined)]).toEqual([
      funnel,
      standardFunnel,
      standardFunnel,
    ])
  })

  it('says its steps in words', () => {
    const steps = [
      { name: 'Start', page: '/' },
      { edge: 'exit' as const },
      { anyOf: [{ type: 'click' }, { page: '/x' }] },
      { type: 'click', page: '/a' },
      {},
    ]
    expect(steps.map(stepWords)).toEqual(['Start', 'Left', 'click or /x', 'click · /a', 'Not chosen yet'])
    expect(steps.map(kindOf)).toEqual(['page', 'type', 'type', 'type', 'type'])
  })

  it('draws the share over time, with a gap where nobody began', () => {
    const trend = [
      { time: '2026-03-01T00:00:00.000Z', counts: [4, 2, 1] },
      { time: '2026-03-02T00:00:00.000Z', counts: [0, 0, 0] },
    ]
    expect(trendOf({ trend } as FunnelAnswer, 'UTC', 0).lines[0]?.values).toEqual([0.25, null])
  })
})
