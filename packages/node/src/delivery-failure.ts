/** What can keep events from arriving; only `unreachable` and `unauthorized` are tried again. */
export type DeliveryFailureCode =
  /** The server refused them; `errors` says why. */
  | 'rejected'
  /** Larger than an event may be (32 KiB). */
  | 'too_large'
  /** No JSON can be made of it (a circle, a BigInt). */
  | 'not_json'
  /** The queue was full, or the client closed before they could be sent. */
  | 'dropped'
  /** Tracked after `close()`. */
  | 'closed'
  /** The server could not be reached or could not store; they wait. */
  | 'unreachable'
  /** The key, the site or the address is wrong; they wait. */
  | 'unauthorized'
  /** The spool file could not be read or written. */
  | 'spool'

/** Why events did not arrive, or do not yet. */
export interface DeliveryFailure {
  readonly code: DeliveryFailureCode
  /** What happened and what to do, in a sentence. */
  readonly message: string
  /** The events concerned, oldest first. */
  readonly eventIds: readonly string[]
  /** What the server said of each field, for `rejected`. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  readonly cause?: unknown
}

export type ReportFailure = (failure: DeliveryFailure) => void

/** Shows a failure as a warning of the process, where nobody listens for it. */
export const warnOfFailure: ReportFailure = ({ code, message }) => {
  process.emitWarning(message, { type: 'SojournWarning', code: `SOJOURN_${code.toUpperCase()}` })
}
