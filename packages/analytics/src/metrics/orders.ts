import type { Metric } from './metric.ts'

export const orders: Metric = {
  name: 'orders',
  sentence:
    'Different orders of the sessions in one currency: purchases and other events that earned, those with the same order number once',
  unit: 'count',
  over: 'earnings',
  expression: 'uniqExactIf(order_key, is_order)',
}
