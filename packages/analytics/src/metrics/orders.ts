import type { Metric } from './metric.ts'

export const orders: Metric = {
  name: 'orders',
  sentence:
    'Different orders of the sessions in one currency: purchases and other events that earned, those with the same order number once',
  unit: 'count',
  over: 'earnings',
  // Without a number each is one.
  sums: ['countIf(is_order AND order_number = 0)'],
  distinct: 'if(is_order, order_number, 0)',
  tell: ([unnumbered = 0], numbered) => unnumbered + numbered,
}
