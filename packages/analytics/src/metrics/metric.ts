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
   * `converted` and `duration_ms`. `earnings`: over events that earned or ordered in one currency, with `revenue`, `is_order`, `order_key`.
   */
  readonly over: 'sessions' | 'earnings'
  /** An aggregate in SQL. */
  readonly expression: string
  /** What it is of no sessions at all; null: nothing can be told. @default 0 */
  readonly ofNothing?: null
}
