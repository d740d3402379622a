import { type Metric, ratio } from './metric.ts'

export const averageDuration: Metric = {
  name: 'averageDuration',
  sentence: 'Seconds from first to last event, on average over the sessions that have two events or more',
  unit: 'seconds',
  over: 'sessions',
  sums: ['ifNull(sum(duration_ms), 0)', 'count(duration_ms)'],
  tell: ([duration = 0, sessions = 0]) => ratio(duration, 1000 * sessions),
}
