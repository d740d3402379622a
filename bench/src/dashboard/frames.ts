import { quantile } from '../report/quantile.ts'

/** How evenly a page drew. */
export interface Frames {
  readonly perSecond: number
  /** Milliseconds from a frame to the next, at p95; 16.7 where none was left out. */
  readonly p95Ms: number
  /** The longest, milliseconds. */
  readonly longestMs: number
}

/** Begins to write down when frames come. Run in the page. */
export const startFrames = `{
  globalThis.frameTimes = []
  const note = (at) => {
    if (!globalThis.frameTimes) return
    globalThis.frameTimes.push(at)
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}`

/** Ends it, and answers the times. Run in the page. */
export const stopFrames = `{
  const times = globalThis.frameTimes
  globalThis.frameTimes = undefined
  times
}`

/** @param times when each frame came, milliseconds */
export function framesOf(times: readonly number[]): Frames {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const tookMs = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return {
    perSecond: (gaps.length / tookMs) * 1000,
    p95Ms: quantile(gaps, 0.95),
    longestMs: Math.max(...gaps),
  }
}
