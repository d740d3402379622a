/** How often something may be done in a while. */
export interface LimitFacts {
  /** What is counted, such as `read`; limits of the same name share their counts. */
  readonly name: string
  readonly most: number
  readonly seconds: number
}

/** Where somebody stands. */
export interface Standing {
  /** Times in this while, those that were refused included. */
  readonly used: number
  readonly isOver: boolean
  /** Until the while ends, in milliseconds. */
  readonly waitMs: number
}

/** Counts how often each does something, in whiles that begin with the first time. It never fails. */
export interface Limit extends LimitFacts {
  /** Counts one more. */
  take(who: string): Promise<Standing>
  /** Counts nothing. */
  look(who: string): Promise<Standing>
  /** One was counted that should not be. */
  giveBack(who: string): Promise<void>
  /** Forgets all that was counted. */
  forgive(who: string): Promise<void>
}

/** Makes limits whose counts are kept in one place. */
export interface Limits {
  limit(facts: LimitFacts): Limit
  close(): Promise<void>
}
