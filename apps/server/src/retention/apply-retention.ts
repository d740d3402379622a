import type { Warehouse } from '@sojourn/warehouse'
import type { LiveCollector } from '../collect/live-collector.ts'
import { borderOf, type Keeping } from './borders.ts'
import { deleteStretch, dropWeek } from './delete-sessions.ts'
import { forgetVisitors } from './forget-visitors.ts'
import { dueSessions, sitesOfWeeks } from './questions.ts'
import { trimLedger } from './trim-ledger.ts'
import { trimMoves } from './trim-moves.ts'

export interface RetentionContext {
  readonly warehouse: Warehouse
  readonly collector: Pick<LiveCollector, 'apart' | 'settle' | 'standing'>
  readonly now: () => number
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  /** Steps done, of how many. */
  readonly progress: (done: number, total: number) => void
}

/** What went. */
export interface RetentionReport {
  sessions: number
  events: number
  visitors: number
  ledgerRows: number
  /** Weeks that went as a whole, files and all. */
  weeks: number
}

interface SiteKeeping {
  readonly siteId: string
  readonly keeping: Keeping
}

const weekSeconds = 7 * 86_400

/**
 * Removes what has run out of these sites. Sessions go as a whole, once they were last heard of before the border, with their
 * events: so all figures of what is kept stay what they are. Safe to repeat, and to stop between two steps.
 */
export async function applyRetention(
  context: RetentionContext,
  sites: readonly SiteKeeping[],
): Promise<RetentionReport> {
  const { warehouse, signal, log, progress } = context
  const report = { sessions: 0, events: 0, visitors: 0, ledgerRows: 0, weeks: 0 }
  const borders = new Map<string, number>()
  for (const { siteId, keeping } of sites) {
    const border = borderOf(keeping.retentionDays, context.now())
    if (border !== undefined) borders.set(siteId, border)
  }
  await context.collector.settle()
  const weeks = await weeksWithDue(warehouse, borders)
  let done = 0
  for (const week of weeks) {
    signal.throwIfAborted()
    const gone = week.isWhole
      ? await dropWeek(context, week)
      : await sum(week.sites, (site) => deleteStretch(context, site))
    report.sessions += gone.sessions
    report.events += gone.events
    if (week.isWhole) report.weeks++
    log(
      `${dayOf(week.startsAt)}: ${gone.sessions} sessions with ${gone.events} events${week.isWhole ? ', the whole week' : ''}.`,
    )
    progress(++done, weeks.length + sites.length)
  }
  for (const { siteId, keeping } of sites) {
    signal.throwIfAborted()
    const people = borderOf(keeping.profileRetentionDays, context.now())
    if (people !== undefined) report.visitors += await forgetVisitors(context, siteId, people)
    const hours = borderOf(keeping.ledgerRetentionDays, context.now())
    if (hours !== undefined) report.ledgerRows += await trimLedger(warehouse, siteId, hours)
    const border = borders.get(siteId)
    const moves = border === undefined ? 0 : await trimMoves(warehouse, siteId, border)
    if (moves > 0) log(`${siteId}: ${moves} notes of moved visits that lead nowhere any more.`)
    progress(++done, weeks.length + sites.length)
  }
  return report
}

/** A week in which something has run out. */
export interface WeekToGo {
  /** Monday, in unix seconds. */
  readonly startsAt: number
  /** Stretches of the sites of which something goes. */
  readonly sites: readonly { site: string; from: number; to: number; before: number }[]
  /** Whether nothing of anybody is left of it then. */
  readonly isWhole: boolean
}

async function weeksWithDue(warehouse: Warehouse, borders: ReadonlyMap<string, number>): Promise<WeekToGo[]> {
  const before = Math.max(0, ...borders.values())
  if (before === 0) return []
  const holders = new Map<number, string[]>()
  for (const { startsAt, siteId } of await sitesOfWeeks(warehouse, { before }))
    holders.set(startsAt, [...(holders.get(startsAt) ?? []), siteId])
  const due = new Map<number, { site: string; kept: number }[]>()
  for (const [site, border] of borders)
    for (const week of await dueSessions(warehouse, { site, from: 0, to: border, before: border }))
      if (week.due > 0) due.set(week.startsAt, [...(due.get(week.startsAt) ?? []), { site, kept: week.kept }])
  return [...due]
    .sort(([one], [other]) => one - other)
    .map(([startsAt, goes]) => {
      const sites = goes.map(({ site }) => {
        const border = borders.get(site) ?? 0
        return { site, from: startsAt, to: Math.min(startsAt + weekSeconds, border), before: border }
      })
      const isOut = (site: string) =>
        goes.some((one) => one.site === site && one.kept === 0) &&
        (borders.get(site) ?? 0) >= startsAt + weekSeconds
      return { startsAt, sites, isWhole: (holders.get(startsAt) ?? []).every(isOut) }
    })
}

async function sum<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<{ sessions: number; events: number }>,
) {
  const total = { sessions: 0, events: 0 }
  for (const item of items) {
    const { sessions, events } = await work(item)
    total.sessions += sessions
    total.events += events
  }
  return total
}

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
