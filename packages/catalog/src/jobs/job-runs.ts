import { ProblemError } from '@sojourn/contract'
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { jobRuns } from '../schema/job-runs.ts'
import { jobs } from '../schema/jobs.ts'
import { change, type Store } from '../store.ts'
import { named, notKept, scopeOf, unknownJob } from './scope.ts'

const { log: _log, checkpoint: _checkpoint, ...listed } = getTableColumns(jobRuns)

/** A run of a job, without its log. */
export type JobRun = Readonly<Omit<typeof jobRuns.$inferSelect, 'log' | 'checkpoint'>>

/** Runs of jobs: those of an organization, or with null of the installation as a whole. */
export interface JobRuns {
  /**
   * Puts the runs of a time that the schedules of these jobs share, where no server did before, and passes over those of
   * former times that nobody began. Answers the jobs for which it was this call that did.
   */
  schedule(names: readonly string[], scheduledFor: Date): Promise<string[]>
  /** Asks for a run now, with these settings over the job's. @throws ProblemError `not_found`. */
  ask(
    by: Actor,
    organizationId: string | null,
    name: string,
    settings?: Record<string, unknown>,
  ): Promise<JobRun>
  /** Newest first. */
  list(organizationId: string | null, name: string, limit: number): Promise<JobRun[]>
  /** Of each of these jobs those that wait or run, and the newest that ended; newest first. */
  latest(names: readonly string[]): Promise<JobRun[]>
  get(organizationId: string | null, runId: string): Promise<(JobRun & { readonly log: string }) | undefined>
  /**
   * Ends what waits, and tells the server that works on what runs. What is over stays as it is.
   * @throws ProblemError `not_found`.
   */
  cancel(by: Actor, organizationId: string | null, runId: string): Promise<JobRun>
}

export function createJobRuns(store: Store): JobRuns {
  const { database } = store
  const own = (organizationId: string | null, runId: string) =>
    and(
      organizationId === null ? isNull(jobRuns.organizationId) : eq(jobRuns.organizationId, organizationId),
      eq(jobRuns.id, runId),
    )
  return {
    schedule: (names, scheduledFor) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const behind = and(inArray(jobs.name, [...names]), lt(jobs.scheduledThrough, scheduledFor))
        // Locked in one order, so that two servers never wait for each other.
        const due = await transaction
          .select({ name: jobs.name, organizationId: jobs.organizationId })
          .from(jobs)
          .where(behind)
          .orderBy(asc(jobs.name))
          .for('no key update')
        const own = due.map(({ name }) => name)
        if (own.length === 0) return []
        await transaction.update(jobs).set({ scheduledThrough: scheduledFor }).where(inArray(jobs.name, own))
        await transaction
          .update(jobRuns)
          .set({ status: 'skipped', endedAt: scheduledFor, outcome: 'Its work is left to the next run.' })
          .where(
            and(
              inArray(jobRuns.jobName, own),
              eq(jobRuns.status, 'waiting'),
              isNull(jobRuns.askedBy),
              eq(jobRuns.attempt, 0),
            ),
          )
        const rows = due.map(({ name, organizationId }) => ({
          id: randomId('run', 16),
          jobName: name,
          organizationId,
          scheduledFor,
          notBefore: scheduledFor,
        }))
        await transaction.insert(jobRuns).values(rows).onConflictDoNothing()
        return own
      }),
    ask: (by, organizationId, name, settings = {}) =>
      change(store, scopeOf(organizationId), by, async (transaction) => {
        const where = named(organizationId, name)
        // Locked, so that two who ask at the same moment get two times.
        const [job] = await transaction.select().from(jobs).where(where).for('no key update')
        if (!job) throw unknownJob(name)
        const [last] = await transaction
          .select({ at: jobRuns.scheduledFor })
          .from(jobRuns)
          .where(eq(jobRuns.jobName, name))
          .orderBy(desc(jobRuns.scheduledFor))
          .limit(1)
        const at = new Date(Math.max(Date.now(), (last?.at.getTime() ?? 0) + 1))
        const values = { id: randomId('run', 16), jobName: name, organizationId, settings, askedBy: by.name }
        const [result] = await transaction
          .insert(jobRuns)
          .values({ ...values, scheduledFor: at, notBefore: new Date(0) })
          .returning(listed)
        if (!result) throw notKept()
        const after = { runId: result.id, settings }
        return { result, fact: { action: 'job.run', organizationId, targetId: name, after } }
      }),
    list: (organizationId, name, limit) =>
      inOrganization(database, scopeOf(organizationId), (transaction) =>
        transaction
          .select(listed)
          .from(jobRuns)
          .innerJoin(jobs, and(eq(jobs.name, jobRuns.jobName), named(organizationId, name)))
          .orderBy(desc(jobRuns.scheduledFor))
          .limit(limit),
      ),
    latest: (names) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        if (names.length === 0) return []
        const own = inArray(jobRuns.jobName, [...names])
        const open = await transaction
          .select(listed)
          .from(jobRuns)
          .where(and(own, inArray(jobRuns.status, ['waiting', 'running'])))
        const ended = await transaction
          .selectDistinctOn([jobRuns.jobName], listed)
          .from(jobRuns)
          .where(and(own, isNotNull(jobRuns.endedAt)))
          .orderBy(asc(jobRuns.jobName), desc(jobRuns.endedAt))
        return [...open, ...ended].sort((one, other) => +other.scheduledFor - +one.scheduledFor)
      }),
    get: (organizationId, runId) =>
      inOrganization(database, scopeOf(organizationId), async (transaction) => {
        const [row] = await transaction
          .select({ ...listed, log: jobRuns.log })
          .from(jobRuns)
          .where(own(organizationId, runId))
        return row
      }),
    cancel: (by, organizationId, runId) =>
      change(store, scopeOf(organizationId), by, async (transaction) => {
        const [was] = await transaction
          .select(listed)
          .from(jobRuns)
          .where(own(organizationId, runId))
          .for('update')
        if (!was) throw unknownRun(runId)
        if (was.status !== 'waiting' && was.status !== 'running') return { result: was }
        const ending = {
          status: 'cancelled',
          endedAt: new Date(),
          outcome: `Cancelled by ${by.name}.`,
        } as const
        const [result = was] = await transaction
          .update(jobRuns)
          .set(was.status === 'waiting' ? ending : { cancelRequested: true })
          .where(eq(jobRuns.id, runId))
          .returning(listed)
        const after = { runId }
        return { result, fact: { action: 'job.cancelled', organizationId, targetId: was.jobName, after } }
      }),
  }
}

const unknownRun = (runId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `There is no run of a job with the id ${JSON.stringify(runId.slice(0, 128))}.`,
  )
