import { defineQuery } from '@sojourn/warehouse'
import dueKeysSql from './sql/due-keys.sql?raw'
import dueLedgerSql from './sql/due-ledger.sql?raw'
import dueMovesSql from './sql/due-moves.sql?raw'
import dueSessionsSql from './sql/due-sessions.sql?raw'
import dueVisitorsSql from './sql/due-visitors.sql?raw'
import sitesOfWeeksSql from './sql/sites-of-weeks.sql?raw'

/** A site, and the time before which its data has run out, in unix seconds. */
interface Border extends Record<string, unknown> {
  readonly site: string
  readonly before: number
}

/** A stretch of anchors of a site; half-open, in unix seconds. */
export interface Stretch extends Border {
  readonly from: number
  readonly to: number
}

/** What has run out in a week. */
export interface DueWeek {
  /** Monday, in unix seconds. */
  readonly startsAt: number
  /** Rows of sessions that go, hidden ones too. */
  readonly due: number
  readonly sessions: number
  readonly events: number
  /** When the oldest of them began, in unix milliseconds. */
  readonly oldestAt: number
  /** Sessions that were opened before the border and are still heard of. */
  readonly kept: number
}

const upkeep = { isUpkeep: true } as const

export const dueSessions = defineQuery<Stretch, DueWeek>({
  name: 'retention-sessions',
  sql: dueSessionsSql,
  ...upkeep,
  read: (cells) => {
    const [startsAt = 0, due = 0, sessions = 0, events = 0, oldestAt = 0, kept = 0] = cells as number[]
    return { startsAt, due, sessions, events, oldestAt, kept }
  },
})

export const dueKeys = defineQuery<Stretch, { sessionAt: number; sessionId: string }>({
  name: 'retention-keys',
  sql: dueKeysSql,
  ...upkeep,
  read: ([anchor, sessionId]) => ({
    sessionAt: (anchor as number) * 1000,
    sessionId: sessionId as string,
  }),
})

export const sitesOfWeeks = defineQuery<{ before: number }, { startsAt: number; siteId: string }>({
  name: 'retention-weeks',
  sql: sitesOfWeeksSql,
  ...upkeep,
  read: ([startsAt, siteId]) => ({ startsAt: startsAt as number, siteId: siteId as string }),
})

export const dueLedger = defineQuery<Border, { rows: number; oldestAt: number }>({
  name: 'retention-ledger',
  sql: dueLedgerSql,
  ...upkeep,
  read: ([rows, oldestAt]) => ({ rows: rows as number, oldestAt: oldestAt as number }),
})

/** Hashes of moves. */
export const dueMoves = defineQuery<Border, bigint>({
  name: 'retention-moves',
  sql: dueMovesSql,
  ...upkeep,
  read: ([move]) => BigInt(move as string),
})

export const dueVisitors = defineQuery<
  Border & { readonly most: number },
  { visitorId: string; seenAt: number; total: number }
>({
  name: 'retention-visitors',
  sql: dueVisitorsSql,
  ...upkeep,
  read: ([visitorId, seenAt, total]) => ({
    visitorId: visitorId as string,
    seenAt: seenAt as number,
    total: total as number,
  }),
})
