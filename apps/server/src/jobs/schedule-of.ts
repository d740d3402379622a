import type { StoredJob } from '@sojourn/catalog'
import type { Job } from './define-job.ts'
import type { Schedule } from './schedule.ts'

/** The schedule of a job: its own, else that of its kind; undefined where it only runs by hand. */
export function scheduleOf(kind: Job, job: Pick<StoredJob, 'schedule' | 'timeZone'>): Schedule | undefined {
  const schedule = job.schedule ?? kind.schedule
  return schedule === undefined ? undefined : { schedule, timeZone: job.timeZone ?? kind.timeZone ?? 'UTC' }
}
