let lastAt = 0
let count = 0

/** An id for a change that sorts by time of making, also within a millisecond and should the clock go back. */
export function nextChangeId(at: number): string {
  if (at > lastAt) {
    lastAt = at
    count = 0
  } else count++
  return `chg_${String(lastAt).padStart(14, '0')}_${String(count).padStart(6, '0')}`
}
