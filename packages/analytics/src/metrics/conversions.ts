import type { Metric } from './metric.ts'

export const conversions: Metric = {
  name: 'conversions',
  sentence: 'Sessions with an event that the site counts as its goal',
  unit: 'count',
  over: 'sessions',
  sums: ['sum(converted)'],
  tell: ([conversions = 0]) => conversions,
}
