import type { Metric } from './metric.ts'

export const visitors: Metric = {
  name: 'visitors',
  sentence: 'Different visitors (browsers or devices) of the sessions; a session without one counts none',
  unit: 'count',
  over: 'sessions',
  distinct: 'visitor',
  tell: (_, visitors) => visitors,
}
