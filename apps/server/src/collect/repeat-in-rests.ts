/** How often there is work at the most, in milliseconds. */
const everyMs = 1_000
/**
 * Rests this many times as long as the last turn took, so that the work takes no more than a fifth of the time: the busier
 * it is, the more events share one writing of their session's row.
 */
const restFactor = 4
const restMaxMs = 5_000

/** Does work once a second, one turn at a time, with rests that grow with the turns. Returns the way to end it. */
export function repeatInRests(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout
  let isOver = false
  const turn = async () => {
    const startedAt = performance.now()
    await work()
    const restMs = Math.min(restMaxMs, (performance.now() - startedAt) * restFactor)
    if (!isOver) wait(Math.max(everyMs, restMs))
  }
  const wait = (ms: number) => {
    timer = setTimeout(() => void turn(), ms).unref()
  }
  wait(everyMs)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
