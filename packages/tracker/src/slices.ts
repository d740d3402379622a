import { later, now } from './native.ts'

/** How long one task may work, in milliseconds: half a frame. A task of more than 50 counts as long. */
const sliceMs = 8

/** Work in order: at once while there is little of it, else in slices that let the page breathe. */
export interface Slices {
  add(step: () => void): void
  /** Works on, through all of it or for the rest of this slice. */
  work(isAll: boolean): void
  /** Forgets so many of the oldest, @default all */
  forget(count?: number): void
  size(): number
}

/**
 * @param isReady whether work may be done now; what waits stays
 * @param hasRoom whether there is room for what comes of it, for want of which only working through all goes on
 * @param workThrough does steps until there is none
 */
export function createSlices(
  isReady: () => boolean,
  hasRoom: () => boolean,
  workThrough: (next: () => (() => void) | undefined) => void,
): Slices {
  const steps: (() => void)[] = []
  let endsAt = 0
  let isTimed = false
  const work = (isAll: boolean) => {
    if (!steps[0] || !isReady()) return
    if (!isTimed) {
      isTimed = true
      endsAt = now() + sliceMs
      later(() => {
        isTimed = false
        if (steps[0] && isReady() && hasRoom()) work(false)
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
