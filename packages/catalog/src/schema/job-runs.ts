import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { jobs } from './jobs.ts'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { instant } from './time.ts'

/** What a run has come to. */
export const runStatuses = ['waiting', 'running', 'succeeded', 'failed', 'cancelled', 'skipped'] as const

/** Runs of jobs, those to come too. A server that works on one holds it by a lease, and another takes over what ran out. */
export const jobRuns = namespace.table(
  'job_runs',
  {
    /** `run_…` */
    id: text().primaryKey(),
    jobName: text('job_name')
      .notNull()
      .references(() => jobs.name, { onDelete: 'cascade', onUpdate: 'cascade' }),
    /** The job's. */
    organizationId: text('organization_id'),
    /** The time of the schedule; of a run by hand, when it was asked for. One run for each: so no server leads. */
    scheduledFor: instant('scheduled_for').notNull(),
    /** Who asked for it; null: the schedule. */
    askedBy: text('asked_by'),
    /** What this run does otherwise than its job's settings say. */
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    status: text({ enum: runStatuses }).notNull().default('waiting'),
    /** How often it was begun, without what was interrupted by a server that stopped or died. */
    attempt: integer().notNull().default(0),
    /** How often the server that worked on it died. */
    interruptions: integer().notNull().default(0),
    /** Before this it does not begin: later than `scheduled_for` after a failure. */
    notBefore: instant('not_before').notNull(),
    /** The server that works on it, and how long it may go without a word, by the clock of the database. */
    leaseOwner: text('lease_owner'),
    leaseUntil: instant('lease_until'),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    /** Begun the first time. */
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Rows read, written or removed: what the kind counts. */
    rows: bigint({ mode: 'number' }).notNull().default(0),
    /** How far it is, in units of the kind; a total of 0 is not known. */
    done: bigint({ mode: 'number' }).notNull().default(0),
    total: bigint({ mode: 'number' }).notNull().default(0),
    /** One sentence: what it came to, or why not. */
    outcome: text().notNull().default(''),
    /** Lines, each with its time; of a long log the end. */
    log: text().notNull().default(''),
    /** From where the next attempt goes on. Null: from the beginning. */
    checkpoint: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    unique('job_runs_once').on(table.jobName, table.scheduledFor),
    uniqueIndex('job_runs_one_at_a_time').on(table.jobName).where(sql`status = 'running'`),
    index('job_runs_open').on(table.notBefore).where(sql`status in ('waiting', 'running')`),
    organizationPolicy(table.organizationId),
  ],
)
