import { type Metric, ratio } from './metric.ts'

export const pagesPerSession: Metric = {
  name: 'pagesPerSession',
  sentence: 'Page views by sessions',
  unit: 'count',
  over: 'sessions',
  sums: ['sum(page_views)', 'count()'],
  tell: ([views = 0, sessions = 0]) => ratio(views, sessions),
}
