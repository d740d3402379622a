import type { Metric } from './metric.ts'

export const totalTime: Metric = {
  name: 'totalTime',
  sentence: 'Seconds from first to last event, of all sessions together',
  unit: 'seconds',
  over: 'sessions',
  sums: ['ifNull(sum(duration_ms), 0)'],
  tell: ([duration = 0]) => duration / 1000,
}
