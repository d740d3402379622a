import { type Metric, ratio } from './metric.ts'

export const bounceRate: Metric = {
  name: 'bounceRate',
  sentence: 'Share of the sessions with exactly one page view and no conversion',
  unit: 'share',
  over: 'sessions',
  sums: ['sum(bounced)', 'count()'],
  tell: ([bounced = 0, sessions = 0]) => ratio(bounced, sessions),
}
