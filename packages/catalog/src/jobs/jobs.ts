import { asc, eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { jobs } from '../schema/jobs.ts'
import { change, type Store } from '../store.ts'
import { named, notKept, ownedBy, scopeOf, unknownJob } from './scope.ts'

/** A job as it stands: what is null is as its kind says. */
export type StoredJob = Readonly<typeof jobs.$inferSelect>

/** What people choose about a job; what is absent is as its kind says. */
export interface JobChoices {
  readonly title?: string | null | undefined
  /** Five fields of cron. */
  readonly schedule?: string | null | undefined
  readonly timeZone?: string | null | undefined
  readonly settings?: Record<string, unknown> | undefined
  readonly paused?: boolean | undefined
  readonly retriesMax?: number | null | undefined
}

/** The jobs of an organization; with null, those of the installation as a whole. */
export interface Jobs {
  /** Puts the standing jobs where they are not yet, to begin with the first time after `now`; what was chosen about them stays. */
  ensure(names: readonly string[], now?: Date): Promise<void>
  /** Of all organizations, for the server that runs them. */
  all(): Promise<StoredJob[]>
  /** Of the organization, or of the installation. */
  list(organizationId: string | null): Promise<StoredJob[]>
  get(organizationId: string | null, name: string): Promise<StoredJob | undefined>
  /** The only job of this kind of the organization, made where it is not yet. */
  ofKind(organizationId: string, kind: string): Promise<StoredJob>
  create(
    by: Actor,
    job: JobChoices & {
      readonly kind: string
      readonly organizationId: string
      readonly siteId?: string | undefined
    },
  ): Promise<StoredJob>
  /** Times that passed while a job was paused, or was on another schedule, are not caught up. @throws ProblemError `not_found`. */
  update(
    by: Actor,
    organizationId: string | null,
    name: string,
    choices: JobChoices,
    now?: Date,
  ): Promise<StoredJob>
  /** With its runs. @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string | null, name: string): Promise<void>
}

export function createJobs(store: Store): Jobs {
  const { database } = store
  return {
    ensure: (names, scheduledThrough = new Date()) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const rows = names.map((name) => ({ name, kind: name, scheduledThrough }))
        if (rows.length > 0) await transaction.insert(jobs).values(rows).onConflictDoNothing()
      }),
    all: () =>
      inOrganization(database, everyOrganization, (transaction) =>
        transaction.select().from(jobs).orderBy(asc(jobs.createdAt), asc(jobs.name)),
      ),
    list: (organizationId) =>
      inOrganization(database, scopeOf(organizationId), (transaction) =>
        transaction
          .select()
          .from(jobs)
          .where(ownedBy(organizationId))
          .orderBy(asc(jobs.createdAt), asc(jobs.name)),
      ),
    get: (organizationId, name) =>
      inOrganization(database, scopeOf(organizationId), async (transaction) => {
        const [row] = await transaction.select().from(jobs).where(named(organizationId, name))
        return row
      }),
    ofKind: (organizationId, kind) =>
      inOrganization(database, organizationId, async (transaction) => {
        const name = `${kind}-${organizationId}`
        await transaction
          .insert(jobs)
          .values({ name, kind, organizationId, scheduledThrough: new Date() })
          .onConflictDoNothing()
        const [row] = await transaction.select().from(jobs).where(eq(jobs.name, name))
        if (!row) throw notKept()
        return row
      }),
    create: (by, job) =>
      change(store, job.organizationId, by, async (transaction) => {
        const values = { ...job, name: randomId('job', 16), scheduledThrough: new Date() }
        const [result] = await transaction.insert(jobs).values(values).returning()
        if (!result) throw notKept()
        const { organizationId } = job
        return {
          result,
          fact: { action: 'job.created', organizationId, targetId: result.name, after: chosen(result) },
        }
      }),
    update: (by, organizationId, name, choices, now = new Date()) =>
      change(store, scopeOf(organizationId), by, async (transaction) => {
        const where = named(organizationId, name)
        const [was] = await transaction.select().from(jobs).where(where).for('update')
        if (!was) throw unknownJob(name)
        const isOther = ['schedule', 'timeZone', 'paused'].some((key) => Object.hasOwn(choices, key))
        const [result = was] = await transaction
          .update(jobs)
          .set({ ...choices, updatedAt: new Date(), ...(isOther ? { scheduledThrough: now } : {}) })
          .where(where)
          .returning()
        const changed = difference(chosen(was), chosen(result))
        return { result, fact: { action: 'job.updated', organizationId, targetId: name, ...changed } }
      }),
    remove: (by, organizationId, name) =>
      change(store, scopeOf(organizationId), by, async (transaction) => {
        const [row] = await transaction.delete(jobs).where(named(organizationId, name)).returning()
        if (!row) throw unknownJob(name)
        const before = { kind: row.kind, ...chosen(row) }
        return {
          result: undefined,
          fact: { action: 'job.removed', organizationId, targetId: name, before },
        }
      }),
  }
}

const chosen = ({ title, schedule, timeZone, settings, paused, retriesMax }: StoredJob) => ({
  title,
  schedule,
  timeZone,
  settings,
  paused,
  retriesMax,
})
