import type { JourneysAnswer, RetentionAnswer } from '@sojourn/contract'
import type { Ask } from './ask-sojourn.ts'
import type { DataSet } from './data-sets.ts'
import { readFigures } from './read-truth.ts'

/** Who came back, by the first day of the cohort's period: how many in each period from that one on. */
type Cohorts = Record<string, readonly number[]>

/** What a set says of paths and of who came back. */
export interface JourneyFigures {
  /** Sessions by the first three of their events, the most frequent ten. */
  readonly starts: Record<string, number>
  readonly weeks: Cohorts
  readonly months?: Cohorts
  /** Visitors back so many days after their first. */
  readonly days: Record<string, number>
}

interface Truth {
  readonly last: string
  readonly weekly_retention: readonly { cohort_week: string; active: number[] }[]
  readonly monthly_retention?: readonly { cohort: string; active: number[] }[]
  readonly day_n_retention_visitors: Record<string, number>
}

interface SessionsTruth {
  readonly top10_session_start3_by_event: readonly { path: string[]; sessions: number }[]
}

/** The figures of a set as an independent program computed them, and when its last event happened. */
export async function readJourneyTruth(
  root: string,
  set: DataSet,
): Promise<{ readonly figures: JourneyFigures; readonly last: string }> {
  const truth = await readFigures<Truth & Record<DataSet['truth'], SessionsTruth>>(root, set)
  const { last, weekly_retention, monthly_retention, day_n_retention_visitors: days } = truth
  const starts = truth[set.truth].top10_session_start3_by_event
  const weeks = weekly_retention.map(({ cohort_week, active }) => [cohort_week, active])
  const months = monthly_retention?.map(({ cohort, active }) => [`${cohort}-01`, active])
  return {
    last,
    figures: {
      starts: Object.fromEntries(starts.map(({ path, sessions }) => [path.join(' '), sessions])),
      weeks: Object.fromEntries(weeks),
      ...(months ? { months: Object.fromEntries(months) } : {}),
      days,
    },
  }
}

/** The same as Sojourn answers it: the starts and days that are asked for, and all cohorts. */
export async function askJourneyFigures(
  ask: Ask,
  last: string,
  like: JourneyFigures,
): Promise<JourneyFigures> {
  const to = new Date(Date.parse(last) + 1).toISOString()
  const { paths } = await ask<JourneysAnswer>('journeys', {
    ...{ to, of: 'events', depth: 3, merge: false, limit: 100 },
  })
  const cohorts = (interval: string, periods: number) =>
    ask<RetentionAnswer>('retention', { to, interval, periods, unit: 'visitor' })
  const byStart = async (interval: string) => {
    const found = (await cohorts(interval, 400)).cohorts
    return Object.fromEntries(found.map(({ start, returned }) => [start.slice(0, 10), returned]))
  }
  const found = new Map(paths.map(({ path, count }) => [path.join(' '), count]))
  const daily = (await cohorts('day', 32)).cohorts
  const backAfter = (days: number) => daily.reduce((sum, { returned }) => sum + (returned[days] ?? 0), 0)
  const starts = Object.keys(like.starts).map((start) => [start, found.get(start) ?? 0])
  const days = Object.keys(like.days).map((name) => [name, backAfter(Number(name.replace('day', '')))])
  return {
    starts: Object.fromEntries(starts),
    weeks: await byStart('week'),
    ...(like.months ? { months: await byStart('month') } : {}),
    days: Object.fromEntries(days),
  }
}
