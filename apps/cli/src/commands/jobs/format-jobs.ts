import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'
import { formatCount } from '../../terminal/format-count.ts'

/** Jobs in a table, each with what its last run came to. */
export function formatJobs(jobs: readonly JobAnswer[]): string {
  if (jobs.length === 0) return 'There are no jobs here that you may see.'
  const rows = jobs.map((job) => [job.name, stateOf(job), timesOf(job)])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return jobs
    .map(({ title, lastRun }, index) => {
      const cells = rows[index]?.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
      const last = lastRun ? `last: ${formatRun(lastRun)}` : 'has not run yet'
      return `${cells?.trimEnd()}\n  ${title}; ${last}`
    })
    .join('\n')
}

const stateOf = ({ running, waiting, paused }: JobAnswer): string => {
  if (running) return running.total > 0 ? `running, ${share(running)}` : 'running'
  if (waiting > 0) return 'waiting'
  return paused ? 'paused' : 'idle'
}

const share = ({ done, total }: JobRunAnswer): string => `${Math.floor((100 * done) / total)} %`

const timesOf = ({ schedule, timeZone, nextRunAt }: JobAnswer): string => {
  if (schedule === null) return 'when asked to'
  const next = nextRunAt === null ? '' : `, next ${minuteOf(nextRunAt)}`
  return `${schedule} ${timeZone}${next}`
}

const minuteOf = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`

/** What a run came to, in a line. */
export function formatRun({ runId, status, endedAt, rows, outcome }: JobRunAnswer): string {
  const counted = rows > 0 ? ` (${formatCount(rows)} rows)` : ''
  const when = endedAt === null ? '' : ` ${minuteOf(endedAt)}`
  return `${runId} ${status}${when}: ${outcome || 'nothing said yet'}${counted}`
}
