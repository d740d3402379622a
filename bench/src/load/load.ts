import type { EventStreamOptions } from './event-stream.ts'

/** What a load generator is told to do. */
export interface LoadOptions extends EventStreamOptions {
  readonly port: number
  readonly writeKey: string
  readonly seconds: number
  /** Events of a request; 1 sends single events. */
  readonly batch: number
  readonly connections: number
  /** Requests a second, sent on time whatever the answers take; 0: each connection sends when it has its answer. */
  readonly rate: number
}

/** What it did. */
export interface LoadReport {
  readonly seconds: number
  readonly requests: number
  /** Events that the server answered as accepted. */
  readonly accepted: number
  readonly sessions: number
  /** Answers other than 2xx, and connections that broke, with how often each. */
  readonly failures: Readonly<Record<string, number>>
  /** Milliseconds from when a request was due to its answer. */
  readonly latencies: readonly number[]
}
