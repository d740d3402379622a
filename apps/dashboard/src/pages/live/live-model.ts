import type { SessionAnswer } from '@sojourn/contract'
import type { TopRow } from '../../parts/top-list.tsx'

const shownMax = 8

/** How many sessions have each value, most first; at most eight. */
export function countBy(
  sessions: readonly SessionAnswer[],
  read: (session: SessionAnswer) => string | null,
): TopRow[] {
  const counts = new Map<string, number>()
  for (const session of sessions) {
    const value = read(session) ?? ''
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value))
    .slice(0, shownMax)
}
