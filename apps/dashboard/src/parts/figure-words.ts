import { formatCount, formatDuration, formatMoney, formatShare, formatShort } from '../format/format.ts'

/** The metrics that are read here; the names are the API's. */
export type FigureName =
  | 'visitors'
  | 'sessions'
  | 'users'
  | 'pageViews'
  | 'bounceRate'
  | 'averageDuration'
  | 'conversions'
  | 'conversionRate'
  | 'revenue'
  | 'orders'

/** Figures by the name of their metric; null where nothing can be told. */
export type Figures = Readonly<Partial<Record<FigureName, number | null>>>

/** A metric as people read it. */
export interface FigureWords {
  readonly name: FigureName
  readonly label: string
  /** What it is, in one sentence. */
  readonly meaning: string
  readonly unit: 'count' | 'share' | 'seconds' | 'money'
  readonly lessIsBetter?: boolean
}

/** The figures of sessions, in the order in which they are told. */
export const figureWords: readonly FigureWords[] = [
  { name: 'visitors', label: 'Visitors', meaning: 'Different browsers and devices', unit: 'count' },
  { name: 'sessions', label: 'Sessions', meaning: 'Visits that began in the range', unit: 'count' },
  { name: 'users', label: 'Users', meaning: 'Different people whom the site knows by an id', unit: 'count' },
  { name: 'pageViews', label: 'Page views', meaning: 'Of these sessions', unit: 'count' },
  {
    name: 'bounceRate',
    label: 'Bounce rate',
    meaning: 'Share of the sessions with exactly one page view and no conversion',
    unit: 'share',
    lessIsBetter: true,
  },
  {
    name: 'averageDuration',
    label: 'Duration',
    meaning: 'From first to last event, on average of the sessions with more than one',
    unit: 'seconds',
  },
  {
    name: 'conversions',
    label: 'Conversions',
    meaning: 'Sessions that reached a goal of the site',
    unit: 'count',
  },
  {
    name: 'conversionRate',
    label: 'Conversion rate',
    meaning: 'Share of the sessions that converted',
    unit: 'share',
  },
  {
    name: 'revenue',
    label: 'Revenue',
    meaning: 'What their events earned, less what they gave back',
    unit: 'money',
  },
  {
    name: 'orders',
    label: 'Orders',
    meaning: 'Purchases; those with the same order number are one',
    unit: 'count',
  },
]

/** A figure as it is read; a dash where nothing can be told. */
export function formatFigure(
  value: number | null | undefined,
  unit: FigureWords['unit'],
  currency: string,
  isShort = false,
): string {
  if (value === null || value === undefined) return '–'
  if (unit === 'share') return formatShare(value)
  if (unit === 'seconds') return formatDuration(value)
  if (unit === 'money') return formatMoney(value, currency, isShort)
  return isShort ? formatShort(value) : formatCount(value)
}
