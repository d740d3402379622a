import type { ClaimedRun } from '@sojourn/catalog'

/** What a run has told and nobody has written down yet. */
export interface RunNewsDesk {
  log(line: string): void
  progress(done: number, total: number): void
  rows(count: number): void
  /** All of it; what is logged later comes the next time. */
  take(checkpoint?: Record<string, unknown>): {
    rows: number
    done: number
    total: number
    log: string
    checkpoint: Record<string, unknown> | undefined
  }
}

/** Characters of one line. */
const lineMax = 2_000

export function openRunNews(
  run: Pick<ClaimedRun['run'], 'rows' | 'done' | 'total' | 'checkpoint'>,
  now: () => number,
): RunNewsDesk {
  let { rows, done, total } = run.checkpoint ? run : { rows: 0, done: 0, total: 0 }
  let log = ''
  return {
    log(line) {
      log += `${new Date(now()).toISOString()} ${line.slice(0, lineMax).replaceAll('\n', ' ')}\n`
    },
    progress(doneNow, totalNow) {
      done = doneNow
      total = totalNow
    },
    rows(count) {
      rows = count
    },
    take(checkpoint) {
      const taken = { rows, done, total, log, checkpoint }
      log = ''
      return taken
    },
  }
}
