import type { EndReason, StageName } from '@sojourn/contract'
import type { Session } from '@sojourn/sessions'
import { readSource, type SourceCells } from './event-row.ts'
import type { StoredSession } from './stored-session.ts'

/** Columns of `sessions` that are written, in the order of `sessionLine`. */
export const sessionColumns = [
  'site_id',
  'session_at',
  'session_id',
  'user_id',
  'visit_key',
  'visitor_id',
  'own_user_id',
  'started_at',
  'last_event_at',
  'last_seen_at',
  'created_at',
  'updated_at',
  'duration_ms',
  'end_reason',
  'ended_at',
  'steps',
  'page_count',
  'bounced',
  'converted',
  'outcome',
  'entry_page',
  'exit_page',
  'journey_path',
  'current_section',
  'sections',
  'section_times',
  'event_counts',
  'message_count',
  'user_message_count',
  'bot_message_count',
  'first_question',
  'revenue',
  'currency',
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
  'metadata',
  'stages',
  'engaged',
  'started_checkout',
  'landed',
  'check',
  'version',
  'is_deleted',
] as const

/** A key whose row counts as gone (`is_deleted`): a visit that was moved, or a session that nothing opened yet. */
export interface SessionKey {
  readonly siteId: string
  readonly sessionId: string
  readonly sessionAt: number
}

/** A row that hides a session, with defaults for all it does not name; see {@link goneSessionColumns}. */
export function goneSessionRow(key: SessionKey, version: number): unknown[] {
  return [key.siteId, key.sessionAt / 1000, key.sessionId, version, 1]
}
export const goneSessionColumns = ['site_id', 'session_at', 'session_id', 'version', 'is_deleted'] as const

const instants = new Set([
  'started_at',
  'last_event_at',
  'last_seen_at',
  'created_at',
  'updated_at',
  'ended_at',
])
const selected = sessionColumns.slice(0, -2)

const selection = selected.map((column) => {
  if (column === 'session_at') return 'toUnixTimestamp(session_at) * 1000'
  if (column === 'section_times') return 'arrayMap(at -> toUnixTimestamp64Milli(at), section_times)'
  if (column === 'revenue') return 'toFloat64(revenue)'
  return instants.has(column) ? `toUnixTimestamp64Milli(${column})` : column
})

/** The select list that {@link readSessionRow} reads; `JSONCompactEachRow`. */
export const sessionSelection = selection.join(', ')

/** Columns at the beginning that are not in `packed`: the key, and the user, who may be learnt later. */
const unpacked = 4

/** The select list that {@link readPackedSession} reads: for few sessions, as each column that is read costs. */
export const packedSessionSelection = [...selection.slice(0, unpacked), 'packed'].join(', ')

/** The session of a row selected by {@link packedSessionSelection}. */
export function readPackedSession(row: readonly unknown[]): StoredSession {
  return readSessionRow([...row.slice(0, unpacked), ...(JSON.parse(row[unpacked] as string) as unknown[])])
}

type Cell = (typeof selected)[number]
const place = Object.fromEntries(selected.map((column, index) => [column, index])) as Record<Cell, number>

/** The session of a row selected by {@link sessionSelection}. */
export function readSessionRow(row: unknown): StoredSession {
  const cells = row as unknown[]
  const text = (column: Cell) => cells[place[column]] as string
  const number = (column: Cell) => cells[place[column]] as number
  const flag = (column: Cell) => cells[place[column]] === 1
  const list = <Item>(column: Cell) => cells[place[column]] as Item[]
  const times = list<number>('section_times')
  const session: Session = {
    siteId: text('site_id'),
    sessionId: text('session_id'),
    sessionAt: number('session_at'),
    visitorId: text('visitor_id'),
    userId: text('own_user_id'),
    startedAt: number('started_at'),
    lastEventAt: number('last_event_at'),
    createdAt: number('created_at'),
    updatedAt: number('updated_at'),
    durationMs: cells[place.duration_ms] as number | null,
    endReason: text('end_reason') as EndReason | '',
    endedAt: cells[place.ended_at] as number | null,
    steps: number('steps'),
    pageCount: number('page_count'),
    bounced: flag('bounced'),
    converted: flag('converted'),
    outcome: text('outcome'),
    entryPage: text('entry_page'),
    exitPage: text('exit_page'),
    journeyPath: list<string>('journey_path'),
    currentSection: text('current_section'),
    sectionHistory: list<string>('sections').map((section, index) => ({ section, at: times[index] ?? 0 })),
    eventCounts: cells[place.event_counts] as Record<string, number>,
    messageCount: number('message_count'),
    userMessageCount: number('user_message_count'),
    botMessageCount: number('bot_message_count'),
    firstQuestion: text('first_question'),
    revenue: number('revenue'),
    currency: text('currency'),
    source: readSource(cells.slice(place.referrer, place.ip + 1) as SourceCells),
    metadata: JSON.parse(text('metadata') || '{}') as Record<string, unknown>,
    stages: list<StageName>('stages'),
    engaged: flag('engaged'),
    startedCheckout: flag('started_checkout'),
    landed: flag('landed'),
    check: text('check'),
  }
  return { session, visitKey: text('visit_key'), userId: text('user_id'), lastSeenAt: number('last_seen_at') }
}
