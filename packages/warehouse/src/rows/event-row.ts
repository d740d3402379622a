import type { Channel, StageName } from '@sojourn/contract'
import type { EventSource } from '@sojourn/sessions'
import type { Lines } from './lines.ts'
import type { StoredEvent } from './stored-event.ts'

/** Columns of `events` that are written, in the order of {@link addEventLine}; the others fill themselves. */
export const eventColumns = [
  'site_id',
  'session_at',
  'session_id',
  'ts',
  'sequence',
  'event_id',
  'received_at',
  'type',
  'visitor_id',
  'user_id',
  'visit_key',
  'url',
  'path',
  'page',
  'section',
  'stage',
  'title',
  'referrer',
  'channel',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'device_type',
  'browser',
  'os',
  'country',
  'user_agent',
  'ip',
  'properties',
  'revenue',
  'currency',
  'message',
] as const

/** Columns from `referrer` to `ip`, as they stand in a line. Many events share one source, so its bytes are kept. */
const sourceBytes = new WeakMap<EventSource, Buffer>()

/** Adds an event as a line of `JSONCompactEachRow`: DateTime in seconds, DateTime64(3) in milliseconds. */
export function addEventLine(lines: Lines, event: StoredEvent): void {
  lines
    .begin()
    .text(event.siteId)
    .number(event.sessionAt / 1000)
    .text(event.sessionId)
    .number(event.timestamp)
    .number(event.sequence)
    .text(event.eventId)
    .number(event.receivedAt)
    .text(event.type)
    .text(event.visitorId)
    .text(event.userId)
    .text(event.visitKey)
    .text(event.url)
    .text(event.path)
    .text(event.page)
    .text(event.section)
    .text(event.stage)
    .text(event.title)
    .extend(bytesOf(event.source))
    .text(event.properties)
    .number(event.revenue)
    .text(event.currency)
    .text(event.message)
}

function bytesOf(source: EventSource): Buffer {
  const known = sourceBytes.get(source)
  if (known) return known
  const bytes = Buffer.from(JSON.stringify(sourceCells(source)))
  sourceBytes.set(source, bytes)
  return bytes
}

/** Thirteen columns from `referrer` to `ip`, in the order that both tables share. */
const sourceCells = (source: EventSource): SourceCells => [
  source.referrer,
  source.channel,
  source.utmSource,
  source.utmMedium,
  source.utmCampaign,
  source.utmTerm,
  source.utmContent,
  source.deviceType,
  source.browser,
  source.os,
  source.country,
  source.userAgent,
  source.ip,
]

/** The select list that {@link readEventRow} reads; `JSONCompactEachRow`. */
export const eventSelection = eventColumns
  .map((column) => {
    if (column === 'session_at') return 'toUnixTimestamp(session_at) * 1000'
    if (column === 'ts' || column === 'received_at') return `toUnixTimestamp64Milli(${column})`
    if (column === 'revenue') return 'toFloat64(revenue)'
    return column
  })
  .join(', ')

type Cells = [
  string,
  number,
  string,
  number,
  number,
  string,
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  number | null,
  string,
  string,
]

/** The event of a row selected by {@link eventSelection}. */
export function readEventRow(row: unknown): StoredEvent {
  const cells = row as Cells
  return {
    siteId: cells[0],
    sessionAt: cells[1],
    sessionId: cells[2],
    timestamp: cells[3],
    sequence: cells[4],
    eventId: cells[5],
    receivedAt: cells[6],
    type: cells[7],
    visitorId: cells[8],
    userId: cells[9],
    visitKey: cells[10],
    url: cells[11],
    path: cells[12],
    page: cells[13],
    section: cells[14],
    stage: cells[15] as StageName | '',
    title: cells[16],
    source: readSource(cells.slice(17, 30) as SourceCells),
    properties: cells[30],
    revenue: cells[31],
    currency: cells[32],
    message: cells[33],
  }
}

export type SourceCells = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

/** The source of {@link sourceCells}. */
export function readSource(cells: SourceCells): EventSource {
  const [referrer, channel, utmSource, utmMedium, utmCampaign, utmTerm, utmContent] = cells
  const [, , , , , , , deviceType, browser, os, country, userAgent, ip] = cells
  return {
    referrer,
    channel: channel as Channel | '',
    utmSource,
    utmMedium,
    utmCampaign,
    utmTerm,
    utmContent,
    deviceType,
    browser,
    os,
    country,
    userAgent,
    ip,
  }
}
