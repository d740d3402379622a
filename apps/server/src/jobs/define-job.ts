import type { z } from 'zod'

/** What a run of a job works with. */
export interface JobContext<Settings> {
  /** Unix milliseconds. */
  readonly now: () => number
  /**
   * Aborted when the run is cancelled, takes too long, or the server stops. A run must end soon after: until it does, no
   * other of its job begins.
   */
  readonly signal: AbortSignal
  /** The job's settings, with those of this run over them. */
  readonly settings: Settings
  readonly job: {
    readonly name: string
    /** Null: of the installation as a whole. */
    readonly organizationId: string | null
    readonly siteId: string | null
  }
  readonly run: { readonly id: string; readonly scheduledFor: Date; readonly attempt: number }
  /** Adds a line to the log of the run. Kept within seconds; of a long log the end. */
  log(line: string): void
  /** How far it is. A total of 0 is not known. */
  progress(done: number, total: number): void
  /** How many rows it read, wrote or removed so far, with those of the attempts that it goes on from. */
  rows(count: number): void
  /** What an attempt before this one saved; undefined where none did. */
  readonly checkpoint: Record<string, unknown> | undefined
  /** Keeps from where another attempt goes on: it is on disk when the promise resolves. */
  save(checkpoint: Record<string, unknown>): Promise<void>
}

/** How often a run that failed is begun again, as long as neither kind nor job say otherwise. */
export const retriesStandard = 3

/** Thrown by a run that only another server can do: that one takes it up, and nothing counts as failed. */
export class NotHere extends Error {
  override readonly name = 'NotHere'
}

export interface JobKind<Schema extends z.ZodType<Record<string, unknown>>> {
  /** In kebab-case; a released name is never given to something else. */
  readonly name: string
  /** For people: "Clean up". */
  readonly title: string
  /** For people: what it does, in one sentence. */
  readonly description: string
  /**
   * There is one job of this kind, of the installation as a whole, and it has the kind's name. Otherwise jobs of this kind
   * are made by `catalog.jobs.create` or `ofKind`.
   * @default false
   */
  readonly isStanding?: boolean
  /** Five fields of cron, as long as the job has no schedule of its own. Absent: only by hand. */
  readonly schedule?: string
  /** @default 'UTC' */
  readonly timeZone?: string
  /** What a run may take; then it is stopped, which counts as a failure. */
  readonly timeLimitMs: number
  /** How often a run that failed is begun again, after 30 seconds, 2 minutes, 8 minutes … @default 3 */
  readonly retriesMax?: number
  /** Reads the settings, those that are absent too. */
  readonly settings: Schema
  /**
   * Does the work. Whatever may happen in between, running it again must come to the same.
   * @returns what it came to, in one sentence for people
   * @throws whatever failed: it is tried again, unless that cannot help (ProblemError `invalid_request`, `not_found`)
   */
  run(context: JobContext<z.output<Schema>>): Promise<string>
}

/** A kind of job ready for the runner. It can only be made by {@link defineJob}. */
export type Job = JobKind<z.ZodType<Record<string, unknown>>>

/** Makes a kind of job; its run is typed by the schema of its settings. */
export const defineJob = <Schema extends z.ZodType<Record<string, unknown>>>(kind: JobKind<Schema>): Job =>
  kind as unknown as Job
