import type { Warehouse } from '@sojourn/warehouse'
import { borderOf, type Keeping } from './borders.ts'
import { dueLedger, dueSessions, dueVisitors } from './questions.ts'

/** What has run out of one kind of data. */
export interface Due {
  /** Days that it is kept; null: for ever, and nothing goes. */
  readonly days: number | null
  /** What was before this goes, in unix milliseconds; null: nothing. */
  readonly before: number | null
  /** Rows that go, by what they are. */
  readonly rows: Readonly<Record<string, number>>
  /** When the oldest of them was, in unix milliseconds; null where none goes. */
  readonly oldestAt: number | null
}

/** What has run out of a site. */
export interface RetentionPreview {
  /** Sessions, as a whole, with their events. */
  readonly sessions: Due
  /** Visitors who were identified as users, and of whom no session is left. */
  readonly profiles: Due
  readonly ledger: Due
}

/** What would go of a site that keeps so much: the sites themselves are left as they are. */
export async function previewRetention(
  warehouse: Warehouse,
  site: string,
  { retentionDays, profileRetentionDays, ledgerRetentionDays }: Keeping,
  now: number,
): Promise<RetentionPreview> {
  const sessions = async (before: number) => {
    const weeks = await dueSessions(warehouse, { site, from: 0, to: before, before })
    const due = weeks.filter((week) => week.sessions > 0)
    const sum = (key: 'sessions' | 'events') => due.reduce((total, week) => total + week[key], 0)
    const oldestAt = Math.min(...due.map((week) => week.oldestAt))
    return { rows: { sessions: sum('sessions'), events: sum('events') }, oldestAt }
  }
  const profiles = async (before: number) => {
    const [oldest] = await dueVisitors(warehouse, { site, before, most: 1 })
    return { rows: { visitors: oldest?.total ?? 0 }, oldestAt: oldest?.seenAt ?? 0 }
  }
  const ledger = async (before: number) => {
    const [due] = await dueLedger(warehouse, { site, before })
    return { rows: { rows: due?.rows ?? 0 }, oldestAt: due?.oldestAt ?? 0 }
  }
  return {
    sessions: await dueOf(retentionDays, now, sessions),
    profiles: await dueOf(profileRetentionDays, now, profiles),
    ledger: await dueOf(ledgerRetentionDays, now, ledger),
  }
}

async function dueOf(
  days: number | null,
  now: number,
  ask: (before: number) => Promise<{ rows: Record<string, number>; oldestAt: number }>,
): Promise<Due> {
  const before = borderOf(days, now)
  if (before === undefined) return { days, before: null, rows: {}, oldestAt: null }
  const { rows, oldestAt } = await ask(before)
  const isAny = Object.values(rows).some((count) => count > 0)
  return { days, before: before * 1000, rows, oldestAt: isAny ? oldestAt : null }
}
