import { dashboard, questionLimits, startOfDay } from '@sojourn/analytics'
import type { Site } from '@sojourn/catalog'
import { wordsOfFigure, wordsOfMetric } from '../alerts/figure-words.ts'
import type { SiteDaysDeps } from '../site-days/compare-days.ts'
import { readDays } from '../site-days/read-days.ts'

/** A figure of the week, and how it stands to the week before. */
export interface ReportFigure {
  readonly name: string
  readonly value: string
  /** `+12.5%`; empty where there is nothing to compare with. */
  readonly change: string
  readonly isMore: boolean
}

/** The last seven whole days of a site. */
export interface Week {
  /** First and last day, as `2026-03-02`. */
  readonly first: string
  readonly last: string
  readonly figures: readonly ReportFigure[]
  /** Sessions of each day, and of the day a week before: `Mon 2 Mar`. */
  readonly days: readonly { readonly day: string; readonly sessions: number; readonly before: number }[]
  /** Sessions of the last twelve weeks, by their first days; the last is this one. */
  readonly weeks: readonly { readonly first: string; readonly sessions: number }[]
  readonly lists: readonly {
    readonly title: string
    readonly rows: readonly { readonly value: string; readonly sessions: number }[]
  }[]
}

const shown = [
  'sessions',
  'visitors',
  'pageViews',
  'bounceRate',
  'averageDuration',
  'conversions',
  'conversionRate',
  'orders',
  'revenue',
]
const lists = [
  ['page', 'Pages'],
  ['channel', 'Channels'],
  ['country', 'Countries'],
] as const
const rowsMax = 5

const weeksShown = 12

/** The figures of the seven days before today, against the seven before them, by the days of the site's time zone. */
export async function weekOfFigures(deps: SiteDaysDeps, site: Site, now: number): Promise<Week> {
  const { siteId, settings } = site
  const { timezone, currency } = settings
  const [from, to] = [startOfDay(now, timezone, { days: -7 }), startOfDay(now, timezone)]
  const frame = { siteIds: [siteId], from, to, timezone, filters: [], now }
  const asked = { interval: 'day', currency, limit: rowsMax } as const
  const options = { settings: questionLimits }
  const { series, previous, top } = await dashboard(deps.warehouse, frame, asked, options)
  const long = { from: startOfDay(now, timezone, { days: -7 * weeksShown }), to }
  const history = await readDays(deps, site, long, now, options)
  const sessions = history.map(({ figures }) => figures.sessions ?? 0)
  const dayOf = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at)
  const shortDay = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  return {
    first: dayOf(from),
    last: dayOf(to - 1),
    figures: shown.map((name) =>
      figureOf(name, series.whole[name] ?? null, previous?.[name] ?? null, currency),
    ),
    days: series.points.map(({ at, figures }, index) => ({
      day: shortDay.format(at),
      sessions: figures.sessions ?? 0,
      before: sessions.at(index - 14) ?? 0,
    })),
    weeks: Array.from({ length: weeksShown }, (_, week) => ({
      first: history[7 * week]?.day ?? '',
      sessions: sessions.slice(7 * week, 7 * week + 7).reduce((sum, one) => sum + one, 0),
    })),
    lists: lists.map(([name, title]) => ({
      title,
      rows: top[name].map(({ value, sessions }) => ({ value: value ?? 'not known', sessions })),
    })),
  }
}

function figureOf(
  metric: string,
  value: number | null,
  before: number | null,
  currency: string,
): ReportFigure {
  const change = value === null || !before ? undefined : ((value - before) / before) * 100
  const sign = change !== undefined && change > 0 ? '+' : ''
  return {
    name: wordsOfMetric(metric),
    value: wordsOfFigure(metric, value, currency),
    change: change === undefined ? '' : `${sign}${change.toFixed(1)}%`,
    isMore: (change ?? 0) > 0,
  }
}
