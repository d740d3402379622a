import type { Metric } from './metric.ts'

export const conversionRate: Metric = {
  name: 'conversionRate',
  sentence: 'Share of the sessions with an event that the site counts as its goal',
  unit: 'share',
  over: 'sessions',
  expression: 'if(count() = 0, NULL, sum(converted) / count())',
  ofNothing: null,
}
