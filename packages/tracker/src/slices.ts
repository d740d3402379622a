import { later, now } from './native.ts'

/** How long one task may work, in milliseconds: half a frame. A task of more than 50 counts as long. */
const sliceMs = 8

/** Work in order: at once while there is little of it, else in slices that let the page breathe. */
export interface Slices<Step> {
  add(step: Step): void
  /** Works on, all of it or for the rest of this slice. */
  work(isAll: boolean): void
  /** Forgets the oldest or, without a number, everything that waits. */
  forget(steps?: number): void
  size(): number
}

/**
 * @param isReady whether work may be done now; what waits stays
 * @param hasRoom whether there is room for what comes of it, for want of which only working on all goes on
 * @param workThrough does steps until there is none
 */
export function createSlices<Step>(
  isReady: () => boolean,
  hasRoom: () => boolean,
  workThrough: (next: () => Step | undefined) => void,
): Slices<Step> {
  const steps: Step[] = []
  let isSliced = false
  let endsAt = 0
  const work = (isAll: boolean) => {
    if (!isReady() || steps.length === 0) return
    if (!isSliced) {
      isSliced = true
      endsAt = now() + sliceMs
      later(() => {
        isSliced = false
        if (isReady() && hasRoom()) work(false)
      })
    }
    if (isAll || now() < endsAt)
      workThrough(() => (isAll || (now() < endsAt && hasRoom()) ? steps.shift() : undefined))
  }
  return {
    add(step) {
      steps.push(step)
      work(false)
    },
    work,
    forget: (count = steps.length) => void steps.splice(0, count),
    size: () => steps.length,
  }
}
