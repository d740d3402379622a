import type { Metric } from './metric.ts'

export const events: Metric = {
  name: 'events',
  sentence: 'Events of the sessions',
  unit: 'count',
  over: 'sessions',
  sums: ['sum(events)'],
  tell: ([events = 0]) => events,
}
