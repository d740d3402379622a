import type { Metric } from './metric.ts'

export const bounceRate: Metric = {
  name: 'bounceRate',
  sentence: 'Share of the sessions with exactly one page view and no conversion',
  unit: 'share',
  over: 'sessions',
  expression: 'if(count() = 0, NULL, sum(bounced) / count())',
  ofNothing: null,
}
