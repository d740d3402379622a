import { isBefore, type OrderKey } from './order-key.ts'

/** Something said at a place in the order. */
export interface Keyed<Value> {
  readonly key: OrderKey
  readonly value: Value
}

/** What was said first: the held one, unless the new one comes before it. */
export function earlier<Value>(held: Keyed<Value> | null, key: OrderKey, value: Value): Keyed<Value> {
  return held === null || isBefore(key, held.key) ? { key, value } : held
}

/** What was said last: the held one, unless the new one comes after it. */
export function later<Value>(held: Keyed<Value> | null, key: OrderKey, value: Value): Keyed<Value> {
  return held === null || isBefore(held.key, key) ? { key, value } : held
}
