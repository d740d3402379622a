import { setImmediate as turn } from 'node:timers/promises'

/** How long other work of the process waits at most. Collecting needs some ten turns for an answer. */
const sliceMs = 1
/** The clock is looked at after so many steps; each takes some microseconds. */
const stepsPerLook = 8

/** Work of many small steps, all of them on the thread that collects: gives way to it again and again. */
export class Turns {
  #steps = 0
  #startedAt = performance.now()

  /** Called after each step; where the slice is over, to be awaited. */
  step(): Promise<void> | undefined {
    this.#steps++
    if (this.#steps % stepsPerLook !== 0 || performance.now() - this.#startedAt < sliceMs) return undefined
    return turn().then(() => {
      this.#startedAt = performance.now()
    })
  }
}
