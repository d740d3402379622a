/**
 * A place in the order of a session: time in unix milliseconds, then sequence, then id by code units. Two events never
 * share an id, so the order is total, and the same whatever the order of arrival.
 */
export interface OrderKey {
  readonly at: number
  readonly sequence: number
  readonly id: string
}

/** Whether one place comes before another. */
export function isBefore(one: OrderKey, other: OrderKey): boolean {
  if (one.at !== other.at) return one.at < other.at
  if (one.sequence !== other.sequence) return one.sequence < other.sequence
  return one.id < other.id
}
