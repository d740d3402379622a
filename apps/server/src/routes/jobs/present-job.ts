import type { JobRun, StoredJob } from '@sojourn/catalog'
import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { type Job, retriesStandard } from '../../jobs/define-job.ts'
import { nextTime } from '../../jobs/schedule.ts'
import { scheduleOf } from '../../jobs/schedule-of.ts'

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null

export const presentRun = (run: JobRun): JobRunAnswer => ({
  runId: run.id,
  jobName: run.jobName,
  status: run.status,
  scheduledFor: run.scheduledFor.toISOString(),
  askedBy: run.askedBy,
  settings: run.settings,
  attempt: run.attempt,
  interruptions: run.interruptions,
  startedAt: timeOf(run.startedAt),
  endedAt: timeOf(run.endedAt),
  rows: run.rows,
  done: run.done,
  total: run.total,
  outcome: run.outcome,
})

/** A job with where it stands; `runs` are those of it that are open, and the last that ended. */
export function presentJob(job: StoredJob, kind: Job, runs: readonly JobRun[], now: number): JobAnswer {
  const schedule = scheduleOf(kind, job)
  const running = runs.find(({ status }) => status === 'running')
  const waiting = runs.filter(({ status }) => status === 'waiting')
  const last = runs.find(({ endedAt }) => endedAt !== null)
  const next = schedule && !job.paused ? nextTime(schedule, new Date(now)) : null
  const settings = kind.settings.safeParse(job.settings)
  return {
    name: job.name,
    kind: job.kind,
    title: job.title ?? kind.title,
    description: kind.description,
    ofInstallation: job.organizationId === null,
    siteId: job.siteId,
    schedule: schedule?.schedule ?? null,
    timeZone: schedule?.timeZone ?? job.timeZone ?? kind.timeZone ?? 'UTC',
    standardSchedule: kind.schedule ?? null,
    settings: settings.success ? settings.data : job.settings,
    paused: job.paused,
    retriesMax: job.retriesMax ?? kind.retriesMax ?? retriesStandard,
    nextRunAt: timeOf(next),
    running: running ? presentRun(running) : null,
    waiting: waiting.length,
    lastRun: last ? presentRun(last) : null,
  }
}
