import type { Metric } from './metric.ts'

export const averageDuration: Metric = {
  name: 'averageDuration',
  sentence: 'Seconds from first to last event, on average over the sessions that have two events or more',
  unit: 'seconds',
  over: 'sessions',
  expression: 'if(count(duration_ms) = 0, NULL, sum(duration_ms) / count(duration_ms) / 1000)',
  ofNothing: null,
}
