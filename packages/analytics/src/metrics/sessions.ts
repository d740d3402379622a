import type { Metric } from './metric.ts'

export const sessions: Metric = {
  name: 'sessions',
  sentence: 'Sessions that started in the range',
  unit: 'count',
  over: 'sessions',
  sums: ['count()'],
  tell: ([sessions = 0]) => sessions,
}
