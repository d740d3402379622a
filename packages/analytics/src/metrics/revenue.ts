import type { Metric } from './metric.ts'

export const revenue: Metric = {
  name: 'revenue',
  sentence: 'What the events of the sessions earned, in one currency; refunds are taken off',
  unit: 'money',
  over: 'earnings',
  sums: ['toFloat64(sum(ifNull(revenue, 0)) * 10000)'],
  tell: ([tenThousandths = 0]) => tenThousandths / 10_000,
}
