import { defineQuery, type Warehouse } from '@sojourn/warehouse'
import { clausesOf } from '../session-filters.ts'
import { keysWhere } from '../session-places.ts'
import { statusSql } from '../session-standing.ts'
import sql from './user-stats.sql?raw'

/** What the sessions of a user add up to. Times in seconds, `lastSessionStart` in unix milliseconds. */
export interface UserStats {
  readonly totalSessions: number
  /** Sum of the durations; a session without one adds nothing. */
  readonly totalTime: number
  /** Of the sessions that have a duration; null where none has. */
  readonly averageDuration: number | null
  /** How often each section was entered, by the first 1,000 moves of each session. */
  readonly sections: Record<string, number>
  /** Of equals, the first by name; null where no section was entered. */
  readonly mostVisitedSection: string | null
  readonly lastSessionStart: number | null
  readonly activeSessions: number
}

const sums = defineQuery<Record<string, unknown>, UserStats>({
  name: 'user-stats',
  sql,
  holes: { isActive: `${statusSql} = 'active'` },
  read: (cells) => {
    const [totalSessions, durationMs, timedSessions, [names, counts], lastAt, activeSessions] = cells as [
      number,
      number | null,
      number,
      [string[], number[]],
      number,
      number,
    ]
    const sections = names.map((name, index): [string, number] => [name, counts[index] ?? 0])
    sections.sort(([one], [other]) => (one < other ? -1 : 1))
    const most = Math.max(...counts)
    return {
      totalSessions,
      totalTime: (durationMs ?? 0) / 1000,
      averageDuration: durationMs === null ? null : durationMs / timedSessions / 1000,
      sections: Object.fromEntries(sections),
      mostVisitedSection: sections.find(([, count]) => count === most)?.[0] ?? null,
      lastSessionStart: totalSessions === 0 ? null : lastAt,
      activeSessions,
    }
  },
})

/** What a user's sessions that began from `from` (inclusive) to `to` (exclusive) add up to at `now`. */
export async function userStats(
  warehouse: Warehouse,
  siteIds: readonly string[],
  userId: string,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
): Promise<UserStats> {
  const { conditions, indexed, params } = clausesOf({ userId, from, to }, now)
  const holes = { place: keysWhere(indexed), filters: conditions.join(' AND ') }
  const [stats] = await sums(warehouse, { ...params, sites: siteIds }, { holes })
  return stats as UserStats
}
