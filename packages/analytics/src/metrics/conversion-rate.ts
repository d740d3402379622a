import { type Metric, ratio } from './metric.ts'

export const conversionRate: Metric = {
  name: 'conversionRate',
  sentence: 'Share of the sessions with an event that the site counts as its goal',
  unit: 'share',
  over: 'sessions',
  sums: ['sum(converted)', 'count()'],
  tell: ([converted = 0, sessions = 0]) => ratio(converted, sessions),
}
