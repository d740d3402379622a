/** What a figure is measured in. `money` is in units of the currency that the question is asked in; `share` from 0 to 1. */
export type Unit = 'count' | 'share' | 'seconds' | 'money'

/** A figure over a group of sessions. */
export interface Metric {
  /** As questions name it. */
  readonly name: string
  /** What it is, in one sentence, for whoever asks. */
  readonly sentence: string
  readonly unit: Unit
  /**
   * `sessions`: over rows of sessions with `visitor` and `user` (hashes; 0: not known), `events`, `page_views`, `bounced`,
   * `converted` and `duration_ms`. `earnings`: over events that earned or ordered in one currency, with `revenue`,
   * `is_order` and `order_number` (a hash; 0: none).
   */
  readonly over: 'sessions' | 'earnings'
  /**
   * What the figure is told from, as aggregates in SQL that are 0 of no rows: those of two groups of rows that share none
   * add up to those of both.
   */
  readonly sums?: readonly string[]
  /** What is counted once however many rows have it: a number over a row as SQL; rows with 0 have none. */
  readonly distinct?: string
  /** The figure, of `sums` in their order and of how many different numbers there are. Null: nothing can be told. */
  tell(sums: readonly number[], distinct: number): number | null
}

/** A part of a whole; null: there is none. */
export const ratio = (part = 0, whole = 0): number | null => (whole === 0 ? null : part / whole)
