/** A value as SQL, in the forms that conditions compare. */
export interface ValueSql {
  /** The value as text. */
  readonly text: string
  /** A cheaper text, the same wherever either does not begin with `[`. @default text */
  readonly scalar?: string
  /** Whether there is a value. @default a text that is not empty */
  readonly exists?: string
  /**
   * The value where it is a whole number of 64 bits, NULL where it is not: as text it is the same. Numbers are told apart in a
   * fraction of the time of texts. Absent: values are texts.
   */
  readonly whole?: string
  /** The value as a number, NULL where it is none; absent: values are never numbers. */
  readonly number?: string
  /** The value where it is a text, NULL where it is none; absent: texts are not put in order. */
  readonly ordered?: string
}

interface Named {
  /** As filters and break-downs name it. */
  readonly name: string
  /** What it is, in one sentence, for whoever asks. */
  readonly sentence: string
}

/** Each session has one value, or none: SQL over a row of `sessions`. */
export interface SessionDimension extends Named {
  readonly level: 'session'
  readonly value: ValueSql
}

/** Each session has any number of values: SQL of their array over a row of `sessions`. */
export interface SessionListDimension extends Named {
  readonly level: 'sessionList'
  readonly values: string
}

/** Each event has a value, or none, and a session those of its events: SQL over a row of `events`. */
export interface EventDimension extends Named {
  readonly level: 'event'
  readonly value: ValueSql
  /** The values of all events of a session in its row, where it keeps them: far fewer bytes to read. */
  readonly inSession?: {
    /** An array of them, each once or more often. */
    readonly values: string
    /** How many events each of them stands for. */
    readonly counts: string
    /** How many of those `n` are page views. */
    readonly views: string
    /** Whether the row has them all. */
    readonly isWhole: string
  }
}

/** What a break-down or a filter can be by. Texts are empty where nothing is known. */
export type Dimension = SessionDimension | SessionListDimension | EventDimension
