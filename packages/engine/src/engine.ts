import type { Agent } from 'node:http'

/** Severity and one line of text, from the engine's process or about it. */
export type EngineLog = (level: 'info' | 'warn' | 'error', message: string) => void

/** How to run the engine. Everything but the directory has a default. */
export interface EngineOptions {
  /** Where ClickHouse keeps its data; made if it is not there. One engine at a time. */
  directory: string
  /**
   * Memory that all statements together may take, in bytes. The process takes about 300–370 MB more.
   * @default 600_000_000
   */
  memoryBytesMax?: number
  /** Reading statements that run at the same time. @default 3 */
  readers?: number
  /** The only directory that `BACKUP … TO File()` may write to; without it, backups to files are refused. */
  backupDirectory?: string
  /** The engine's bundled program. @default dist/engine.mjs */
  childPath?: string
  /** A child that has not answered for so long is taken for dead, killed and replaced. @default 10_000 */
  answerTimeoutMs?: number
  /** How long to wait for an earlier engine to let go of the directory. @default 8_000 */
  lockWaitMs?: number
  /** How long `stop` waits for running writes before it kills. @default 10_000 */
  stopTimeoutMs?: number
  log?: EngineLog
}

/** What the engine's process is doing. */
export interface EngineState {
  /** True while a child is up and answering. */
  running: boolean
  /** How often a crashed child was replaced. */
  restarts: number
  /** Resident memory of the child in bytes, as of its last answer (about a second ago). */
  rssBytes?: number
}

/**
 * A running embedded ClickHouse. Address it with
 * `createClient({ url, http_agent: agent, http_headers: headers })` of `@clickhouse/client`.
 *
 * They keep working when a crashed child is replaced: requests fail with connection errors
 * (`ECONNREFUSED`, `ECONNRESET`, `ENOENT`) for the half second that takes, and may then be repeated.
 */
export interface Engine {
  readonly url: string
  /**
   * A new agent at each reading, because each client needs its own: a client closes connections that it has not used
   * for 2.5 s, also when another client with the same agent is using them (@clickhouse/client 1.23).
   */
  readonly agent: Agent
  readonly socketPath: string
  /** Carries the secret without which the engine answers nothing. */
  readonly headers: Record<string, string>
  /** Process id of the current child; undefined while there is none. */
  readonly pid: number | undefined
  /** Calls the listener after a crashed child was replaced and answers again. Returns the way to unsubscribe. */
  onRestart(listener: () => void): () => void
  state(): EngineState
  /** Lets running writes finish, ends running reads, closes the data directory and the process. Repeatable. */
  stop(): Promise<void>
}
