import type { Metric } from './metric.ts'

export const users: Metric = {
  name: 'users',
  sentence: 'Different users of the sessions, also where their visitor was identified only later',
  unit: 'count',
  over: 'sessions',
  distinct: 'user',
  tell: (_, users) => users,
}
