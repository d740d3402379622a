import type { Metric } from './metric.ts'

export const pageViews: Metric = {
  name: 'pageViews',
  sentence: 'Page views of the sessions',
  unit: 'count',
  over: 'sessions',
  sums: ['sum(page_views)'],
  tell: ([views = 0]) => views,
}
