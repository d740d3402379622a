import type { Metric } from './metric.ts'

export const pageViews: Metric = {
  name: 'pageViews',
  sentence: 'Page views of the sessions',
  unit: 'count',
  over: 'sessions',
  expression: 'sum(page_views)',
}
