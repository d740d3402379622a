import type { Metadata } from 'next'
import Link from 'next/link'
import { RecentStats } from '../../parts/recent-stats.tsx'
import { getJourneyFunnels, getSessionStats, getSessions } from '../../site/session-actions.ts'

export const metadata: Metadata = { title: 'Your visits' }

export default async function Page() {
  const [stats, funnels, list] = await Promise.all([
    getSessionStats({ daysBack: 30 }),
    getJourneyFunnels({ range: '30d' }),
    getSessions({ limit: 10 }),
  ])
  if (!stats.success || !funnels.success || !list.success)
    return <p id="error">{stats.error ?? funnels.error ?? list.error}</p>
  return (
    <>
      <h1>Your visits</h1>
      <p id="stats">
        {stats.data.totalSessions} in 30 days, most often in {stats.data.mostVisitedSection ?? 'no section'}
      </p>
      <RecentStats />
      <ol id="stages">
        {funnels.data.stages?.map(({ stage, sessions }) => (
          <li key={stage}>
            {stage}: {sessions}
          </li>
        ))}
      </ol>
      <ul id="sessions">
        {list.data.sessions.map(({ sessionId, startedAt, pageCount }) => (
          <li key={sessionId}>
            <Link href={`/account/sessions/${sessionId}`}>{startedAt}</Link>, {pageCount} pages
          </li>
        ))}
      </ul>
    </>
  )
}
