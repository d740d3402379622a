import type { Metric } from './metric.ts'

export const pagesPerSession: Metric = {
  name: 'pagesPerSession',
  sentence: 'Page views by sessions',
  unit: 'count',
  over: 'sessions',
  expression: 'if(count() = 0, NULL, sum(page_views) / count())',
  ofNothing: null,
}
