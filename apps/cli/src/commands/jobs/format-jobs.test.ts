import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { formatJobs } from './format-jobs.ts'

const run: JobRunAnswer = {
  runId: 'run_1',
  jobName: 'clean-up',
  status: 'succeeded',
  scheduledFor: '2026-01-31T06:00:00.000Z',
  askedBy: null,
  settings: {},
  attempt: 1,
  interruptions: 0,
  startedAt: '2026-01-31T06:00:00.100Z',
  endedAt: '2026-01-31T06:00:01.100Z',
  rows: 1200,
  done: 0,
  total: 0,
  outcome: 'Removed 1200 rows.',
}
const job: JobAnswer = {
  name: 'clean-up',
  kind: 'clean-up',
  title: 'Clean up',
  description: '',
  ofInstallation: true,
  siteId: null,
  schedule: '0 */6 * * *',
  timeZone: 'UTC',
  standardSchedule: '0 */6 * * *',
  settings: {},
  paused: false,
  retriesMax: 3,
  nextRunAt: '2026-01-31T12:00:00.000Z',
  running: null,
  waiting: 0,
  lastRun: run,
}

it('a job stands in a line with its state and times, and its last run below', () => {
  const running = { ...run, status: 'running' as const, done: 1, total: 3 }
  const other = { ...job, name: 'rebuild', schedule: null, nextRunAt: null, lastRun: null, running }
  expect(formatJobs([job, other]).split('\n')).toEqual([
    'clean-up  idle           0 */6 * * * UTC, next 2026-01-31 12:00 UTC',
    '  Clean up; last: run_1 succeeded 2026-01-31 06:00 UTC: Removed 1200 rows. (1,200 rows)',
    'rebuild   running, 33 %  when asked to',
    '  Clean up; has not run yet',
  ])
})
