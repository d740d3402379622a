import type { ImportAnswer, ImportPreviewAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../../format/format.ts'

/** How a file is to be read: the body of a preview, and of a start. */
export interface ImportForm {
  readonly preset?: string
  /** Columns by the field that they fill. */
  readonly map?: Readonly<Record<string, string>>
  readonly set?: Readonly<Record<string, string>>
  readonly timeFormat?: string
  readonly properties?: 'mapped' | 'rest'
  readonly sessions?: 'id' | 'inactivity'
}

/** What a file can come from. The server knows each but the first as a preset. */
export const tools: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'A table or events: CSV, NDJSON, Parquet' },
  { value: 'access-log', label: 'Access log of Apache or nginx' },
  { value: 'ga4', label: 'Google Analytics 4, from BigQuery' },
  { value: 'matomo', label: 'Matomo, visits as JSON lines' },
  { value: 'plausible', label: 'Plausible, sums of days' },
  { value: 'posthog', label: 'PostHog, batch export' },
  { value: 'segment', label: 'Segment or RudderStack, archives' },
  { value: 'snowplow', label: 'Snowplow, enriched events' },
  { value: 'umami', label: 'Umami, website_event' },
]

/** How times may be written. */
export const timeFormats: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'iso', label: '2026-01-31T12:30:00Z' },
  { value: 'ms', label: 'Unix time in milliseconds' },
  { value: 's', label: 'Unix time in seconds' },
  { value: 'us', label: 'Unix time in microseconds' },
  { value: '%Y-%m-%d %H:%M:%S', label: '2026-01-31 12:30:00' },
  { value: '%d.%m.%Y %H:%M:%S', label: '31.01.2026 12:30:00' },
  { value: '%d/%m/%Y %H:%M:%S', label: '31/01/2026 12:30:00' },
  { value: '%m/%d/%Y %H:%M:%S', label: '01/31/2026 12:30:00' },
  { value: '%d/%b/%Y:%H:%M:%S %z', label: '31/Jan/2026:12:30:00 +0100' },
]

/** Names that columns often have, beside that of the field itself. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  timestamp: ['time', 'ts', 'date', 'datetime', 'createdat', 'eventtime', 'occurredat'],
  type: ['event', 'eventtype', 'eventname', 'name', 'action'],
  visitorId: ['visitor', 'anonymousid', 'deviceid', 'clientid'],
  userId: ['user', 'customer', 'customerid', 'email'],
  sessionId: ['session', 'visitid'],
  path: ['page', 'pagepath'],
  url: ['pageurl', 'location'],
  revenue: ['amount', 'total', 'value', 'price'],
  referrer: ['referer'],
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Which column likely fills which field: columns by field, each once. */
export function guessMap(
  columns: readonly { readonly name: string }[],
  fields: readonly string[],
): Record<string, string> {
  const map: Record<string, string> = {}
  const taken = new Set<string>()
  const take = (field: string, names: readonly string[]) => {
    const found = columns.find(({ name }) => !taken.has(name) && names.includes(plain(name)))
    if (!found || map[field] !== undefined) return
    map[field] = found.name
    taken.add(found.name)
  }
  for (const field of fields) take(field, [plain(field)])
  for (const [field, names] of Object.entries(otherNames))
    if (fields.includes(field)) for (const name of names) take(field, [name])
  return map
}

/** The same map with a column filling another field, or none. A field is filled by one column. */
export function withColumn(
  map: Readonly<Record<string, string>>,
  column: string,
  field: string | null,
): Record<string, string> {
  const others = Object.entries(map).filter(([name, of]) => of !== column && name !== field)
  return Object.fromEntries(field === null ? others : [...others, [field, column]])
}

/** Whether columns have to be told from each other: events and files of other tools say themselves what they are. */
export const needsMap = ({ format, events }: ImportPreviewAnswer, preset: string): boolean =>
  preset === '' && (format === 'csv' || format === 'parquet' || (format === 'ndjson' && events === 0))

/** Whether it would become anything. */
export const becomesAny = ({ events, annotations = [] }: ImportPreviewAnswer): boolean =>
  events > 0 || annotations.length > 0

const monthsOf = (count: number): string => `${formatCount(count)} ${count === 1 ? 'month' : 'months'}`

/** What would become of a file, in a sentence. */
export function wordsOfPreview(preview: ImportPreviewAnswer): string {
  const { lines, events, ignored, empty, isWhole, annotations } = preview
  if (annotations)
    return `${monthsOf(annotations.length)}, out of ${lines === 1 ? 'one day' : `${formatCount(lines)} days`}. Each becomes a note beside its first day.`
  const rejected = lines - events - ignored - empty
  const rest = [
    ...(ignored > 0 ? [`${formatCount(ignored)} not about a visit`] : []),
    ...(empty > 0 ? [`${formatCount(empty)} empty`] : []),
    `${formatCount(rejected)} rejected`,
  ].join(', ')
  const of = isWhole ? `${formatCount(lines)} lines` : `The first ${formatCount(lines)} lines`
  return `${of}: ${formatCount(events)} events, ${rest}.`
}

/** How an import stands: a word, and the colour of it. */
export function stateOf(one: ImportAnswer): { readonly word: string; readonly color: string } {
  const { run, bytes, bytesReceived } = one
  if (run === null) {
    if (one.report) return { word: 'Imported', color: 'sojourn' }
    if (bytesReceived === bytes) return { word: 'Ready to begin', color: 'blue' }
    return { word: `${formatShare(bytesReceived / bytes)} sent`, color: 'gray' }
  }
  if (run.status === 'waiting') return { word: 'Waits', color: 'blue' }
  if (run.status === 'running')
    return run.total > 0
      ? { word: `Importing, ${formatShare(run.done / run.total)}`, color: 'blue' }
      : { word: `Reading, ${formatCount(run.done)} lines`, color: 'blue' }
  if (run.status === 'succeeded') return { word: 'Imported', color: 'sojourn' }
  return run.status === 'failed' ? { word: 'Failed', color: 'red' } : { word: 'Cancelled', color: 'gray' }
}

/** What an import came to, part by part; what is nothing is left out. */
export function partsOfReport(report: NonNullable<ImportAnswer['report']>): string[] {
  const { annotations } = report
  if (annotations)
    return [
      `${monthsOf(annotations.added)} beside the figures`,
      ...(annotations.known > 0 ? [`${formatCount(annotations.known)} there before`] : []),
    ]
  const parts: readonly (readonly [number, string])[] = [
    [report.duplicates, 'there before'],
    [report.rejected, 'rejected'],
    [report.notStored, 'of bots or without a session, not stored'],
    [report.ignored, 'not about a visit'],
    [report.empty, 'empty'],
  ]
  return [
    `${formatCount(report.accepted)} imported`,
    ...parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`),
  ]
}

/** The most frequent reasons, worst first. */
export const worstReasons = (reasons: Readonly<Record<string, number>>, most = 5): [string, number][] =>
  Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
