import { expect, it } from 'vitest'
import { conditionOf, firstCondition, kinds, wordsOf } from './condition-model.ts'

it('sends of a condition what its kind has, and says it in words', () => {
  const made = kinds.map(({ value: kind }) => conditionOf({ ...firstCondition, kind }))
  expect(made).toEqual([
    { kind: 'threshold', metric: 'sessions', op: 'below', value: 1, window: '1h' },
    { kind: 'change', metric: 'sessions', direction: 'down', percent: 50, window: '1h' },
    { kind: 'no_data', minutes: 30 },
    { kind: 'drop_off', stage: 'checkout', points: 10, window: '1h' },
    { kind: 'page_reached', page: '/error*', times: 1, window: '1h' },
  ])
  expect(made.map(wordsOf)).toEqual([
    'sessions below 1 in 1h',
    'sessions −50% against the usual in 1h',
    'no event for 30 minutes',
    '10 points more lost after checkout in 1h',
    '/error* reached 1× in 1h',
  ])
})
