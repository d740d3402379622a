import { z } from 'zod'

const time = z.iso.datetime()
const count = z.number().int()
const settings = z.record(z.string(), z.unknown())

/** A run of a job, as answered. */
export const jobRunSchema = z.object({
  runId: z.string(),
  jobName: z.string(),
  status: z
    .enum(['waiting', 'running', 'succeeded', 'failed', 'cancelled', 'skipped'])
    .describe('skipped: it had not begun when the next one was due, which does its work'),
  scheduledFor: time.describe('The time of the schedule; of a run by hand, when it was asked for'),
  askedBy: z.string().nullable().describe('Who asked for it; null: the schedule'),
  settings: settings.describe("What it did otherwise than its job's settings say"),
  attempt: count.describe('How often it was begun'),
  interruptions: count.describe('How often the server that worked on it went away'),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  rows: count.describe('Rows it read, wrote or removed: what the kind of job counts'),
  done: count,
  total: count.describe('How far it is: done of total, in units of the kind; 0: not known'),
  outcome: z.string().describe('What it came to, in a sentence; of what waits again, why'),
})
export type JobRunAnswer = z.output<typeof jobRunSchema>

/** A job, as answered. */
export const jobSchema = z.object({
  name: z.string(),
  kind: z.string(),
  title: z.string(),
  description: z.string(),
  ofInstallation: z.boolean().describe('Whether it works for the installation as a whole'),
  siteId: z.string().nullable().describe('Null: not of one site'),
  schedule: z.string().nullable().describe('Five fields of cron; null: it only runs when it is asked to'),
  timeZone: z.string().describe('IANA name of the zone that the schedule is meant in'),
  standardSchedule: z.string().nullable().describe('The schedule as long as nobody sets another'),
  settings: settings.describe('Complete: what was not set has its standard value'),
  paused: z.boolean().describe('Whether it begins no run by itself'),
  retriesMax: count.describe('How often a run that fails is begun again'),
  nextRunAt: time.nullable(),
  running: jobRunSchema.nullable().describe('The run under way'),
  waiting: count.describe('Runs that wait, those that are tried again later too'),
  lastRun: jobRunSchema.nullable().describe('The last run that ended'),
})
export type JobAnswer = z.output<typeof jobSchema>

/** What is to change of a job. Null: as its kind says. */
export const jobChanges = z.strictObject({
  schedule: z.string().max(100).nullable().optional(),
  timeZone: z.string().max(64).nullable().optional(),
  paused: z.boolean().optional(),
  retriesMax: z.number().int().min(0).max(20).nullable().optional(),
  settings: settings.optional(),
})

/** How a run by hand is asked for. */
export const newJobRun = z.strictObject({ settings: settings.optional() })
