import type { Bindings } from './bindings.ts'

/** Where the conditions of one question are put together. */
export interface Scope {
  readonly bindings: Bindings
  readonly siteIds: readonly string[]
  /** Unix milliseconds. */
  readonly now: number
  /**
   * True of a session of which at least so many events fulfil a condition: SQL over `sessions` of SQL over `events`.
   * @param timesMin @default 1
   */
  withEvents(condition: string, timesMin?: number): string
}
