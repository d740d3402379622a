import { and, asc, eq, exists, inArray, isNotNull, lt, lte, min, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Database, everyOrganization, inOrganization, type Transaction } from '../database.ts'
import { jobRuns } from '../schema/job-runs.ts'
import { jobs } from '../schema/jobs.ts'
import type { StoredJob } from './jobs.ts'

/** A run that this server is to work on. */
export interface ClaimedRun {
  readonly job: StoredJob
  readonly run: Readonly<typeof jobRuns.$inferSelect>
}

/** What a run has to tell since it did the last time. */
export interface RunNews {
  readonly rows: number
  readonly done: number
  readonly total: number
  /** Lines to add, each with its line end; of the whole log the end is kept. */
  readonly log: string
  /** From where another attempt would go on; undefined: as before. */
  readonly checkpoint?: Record<string, unknown> | undefined
}

/** What a run came to. */
export type RunEnd =
  | { readonly status: 'succeeded' | 'failed' | 'cancelled'; readonly at: Date; readonly outcome: string }
  /** To be begun again, after a failure or, not counted as an attempt, because the server stops. */
  | {
      readonly status: 'waiting'
      readonly notBefore: Date
      readonly outcome: string
      readonly isCounted: boolean
    }

/** How servers share the runs: who works on one holds a lease. */
export interface JobLeases {
  /**
   * The next run to work on: one that is due, of a job that nothing else of runs, or one whose server has not been heard of
   * for the length of its lease. A run that outlived too many servers fails.
   */
  claim(
    owner: string,
    at: { readonly kinds: readonly string[]; readonly now: Date; readonly leaseMs: number },
  ): Promise<ClaimedRun | undefined>
  /** Holds on to a run, and writes down how far it is. */
  renew(runId: string, owner: string, leaseMs: number, news: RunNews): Promise<'held' | 'cancelled' | 'lost'>
  /** Ends the work on a run, unless it is somebody else's by now. */
  end(runId: string, owner: string, news: RunNews, end: RunEnd): Promise<void>
  /** Lets go of every run: for a start of the only server there can be. */
  releaseAll(): Promise<void>
}

/** A job that ends its server every time must not do so for ever. */
const interruptionsMax = 20
/** Characters of a log that are kept. */
const logMax = 60_000

export function createJobLeases(database: Database): JobLeases {
  const inAll = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
    inOrganization(database, everyOrganization, work)
  const held = (runId: string, owner: string) =>
    and(eq(jobRuns.id, runId), eq(jobRuns.leaseOwner, owner), eq(jobRuns.status, 'running'))
  const claim: JobLeases['claim'] = async (owner, { kinds, now, leaseMs }) => {
    const claimed = await inAll(async (transaction) => {
      const open = and(eq(jobRuns.jobName, jobs.name), claimable(transaction, now))
      const first = transaction
        .select({ at: min(jobRuns.notBefore) })
        .from(jobRuns)
        .where(open)
      // The job is locked first: what the next statement then sees of its runs holds until the transaction ends.
      const [job] = await transaction
        .select()
        .from(jobs)
        .where(and(inArray(jobs.kind, [...kinds]), exists(transaction.select().from(jobRuns).where(open))))
        .orderBy(sql`(${first})`)
        .limit(1)
        .for('no key update', { skipLocked: true })
      if (!job) return undefined
      const [found] = await transaction
        .select({ run: jobRuns })
        .from(jobRuns)
        .innerJoin(jobs, and(eq(jobs.name, job.name), open))
        .orderBy(asc(jobRuns.notBefore))
        .limit(1)
      if (!found) return 'again'
      const { run } = found
      const isTakenOver = run.status === 'running'
      if (isTakenOver && run.interruptions >= interruptionsMax) {
        const outcome = `${interruptionsMax + 1} servers ended while they worked on it.`
        await transaction
          .update(jobRuns)
          .set({ status: 'failed', endedAt: now, leaseOwner: null, leaseUntil: null, outcome })
          .where(eq(jobRuns.id, run.id))
        return 'again'
      }
      const [taken] = await transaction
        .update(jobRuns)
        .set({
          status: 'running',
          leaseOwner: owner,
          leaseUntil: leaseEnd(leaseMs),
          startedAt: run.startedAt ?? now,
          ...(isTakenOver ? { interruptions: run.interruptions + 1 } : { attempt: run.attempt + 1 }),
        })
        .where(eq(jobRuns.id, run.id))
        .returning()
      return taken && { job, run: taken }
    })
    return claimed === 'again' ? claim(owner, { kinds, now, leaseMs }) : claimed
  }
  return {
    claim,
    renew: (runId, owner, leaseMs, news) =>
      inAll(async (transaction) => {
        const [row] = await transaction
          .update(jobRuns)
          .set({ ...told(news), leaseUntil: leaseEnd(leaseMs) })
          .where(held(runId, owner))
          .returning({ isCancelled: jobRuns.cancelRequested })
        if (!row) return 'lost'
        return row.isCancelled ? 'cancelled' : 'held'
      }),
    end: (runId, owner, news, end) =>
      inAll(async (transaction) => {
        const released = { ...told(news), status: end.status, leaseOwner: null, leaseUntil: null }
        const ending =
          end.status === 'waiting'
            ? {
                notBefore: end.notBefore,
                outcome: end.outcome,
                ...(end.isCounted ? {} : { attempt: sql`${jobRuns.attempt} - 1` }),
              }
            : { endedAt: end.at, outcome: end.outcome }
        await transaction
          .update(jobRuns)
          .set({ ...released, ...ending })
          .where(held(runId, owner))
      }),
    releaseAll: () =>
      inAll(async (transaction) => {
        await transaction
          .update(jobRuns)
          .set({ leaseUntil: new Date(0) })
          .where(eq(jobRuns.status, 'running'))
      }),
  }
}

/** Due and of a job that nothing else of runs; or left by a server that is gone. */
function claimable(transaction: Transaction, now: Date) {
  const other = alias(jobRuns, 'other')
  const running = transaction
    .select()
    .from(other)
    .where(and(eq(other.jobName, jobRuns.jobName), eq(other.status, 'running')))
  return or(
    and(
      eq(jobRuns.status, 'waiting'),
      lte(jobRuns.notBefore, now),
      or(eq(jobs.paused, false), isNotNull(jobRuns.askedBy)),
      notExists(running),
    ),
    and(eq(jobRuns.status, 'running'), lt(jobRuns.leaseUntil, sql`clock_timestamp()`)),
  )
}

/** By the clock of the database, which all servers share. */
const leaseEnd = (leaseMs: number) => sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`

const told = ({ rows, done, total, log, checkpoint }: RunNews) => ({
  rows,
  done,
  total,
  ...(log === '' ? {} : { log: sql`right(${jobRuns.log} || ${log}, ${logMax})` }),
  ...(checkpoint === undefined ? {} : { checkpoint }),
})
