'use client'

import { useSessionStats } from '@sojourn/next'

/** The user's visits of a week, asked for in the browser. */
export function RecentStats() {
  const { stats, error, getStats } = useSessionStats()
  return (
    <p>
      <button id="ask" type="button" onClick={() => getStats(7)}>
        And this week?
      </button>{' '}
      <output id="recent">{error?.message ?? stats?.totalSessions}</output>
    </p>
  )
}
