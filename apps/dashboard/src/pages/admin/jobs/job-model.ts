import type { JobAnswer, JobRunAnswer } from '@sojourn/contract'

/** How a job stands: a word, and the colour of it. */
export function stateOf({ running, waiting, paused, lastRun }: JobAnswer): { word: string; color: string } {
  if (running) {
    const { done, total } = running
    const share = total > 0 ? `, ${Math.floor((100 * done) / total)} %` : ''
    return { word: `Running${share}`, color: 'blue' }
  }
  if (waiting > 0) return { word: 'Waiting', color: 'blue' }
  if (paused) return { word: 'Paused', color: 'gray' }
  return lastRun?.status === 'failed'
    ? { word: 'Failed last', color: 'red' }
    : { word: 'Idle', color: 'sojourn' }
}

export const statusWords: Readonly<Record<JobRunAnswer['status'], string>> = {
  waiting: 'Waits',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  skipped: 'Passed over',
}

/** How long a run took, in seconds; null as long as it goes on. */
export const secondsOf = ({ startedAt, endedAt }: JobRunAnswer): number | null =>
  startedAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
