import type { WriteStream } from 'node:tty'
import { formatCount } from './format-count.ts'

/** Shows how far a command is. */
export interface Progress {
  /** Tells how much is done, of how much where that is known. */
  show(done: number, total?: number): void
  /** Leaves the last state on the screen. Repeatable. */
  end(): void
}

/** A screen is drawn ten times a second; a log gets a line every five. */
const everyMs = { screen: 100, log: 5000 }
const barWidth = 30

/**
 * Progress on standard error, so that standard output stays data: a bar where a person looks on, plain lines elsewhere.
 * @param label what is done, such as `Sending events`
 */
export function showProgress(label: string, stream: WriteStream = process.stderr): Progress {
  const isScreen = stream.isTTY === true
  const startedAt = performance.now()
  let drawnAt = isScreen ? Number.NEGATIVE_INFINITY : startedAt
  let last: { done: number; total: number | undefined } | undefined
  let ended = false

  const draw = () => {
    if (!last) return
    const text = describe(label, last.done, last.total, (performance.now() - startedAt) / 1000)
    stream.write(isScreen ? `\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}` : `${text}\n`)
    drawnAt = performance.now()
  }
  return {
    show(done, total) {
      last = { done, total }
      if (performance.now() - drawnAt >= (isScreen ? everyMs.screen : everyMs.log)) draw()
    },
    end() {
      if (ended || !last) return
      ended = true
      draw()
      if (isScreen) stream.write('\n')
    },
  }
}

function describe(label: string, done: number, total: number | undefined, seconds: number): string {
  const rate = seconds > 0.5 ? ` · ${formatCount(Math.round(done / seconds))} a second` : ''
  if (total === undefined || total === 0) return `${label}: ${formatCount(done)}${rate}`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  const percent = `${Math.floor(share * 100)} %`.padStart(5)
  return `${label} ${bar} ${percent} · ${formatCount(done)} of ${formatCount(total)}${rate}`
}
