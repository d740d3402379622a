import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ClickHouseSettings } from '@clickhouse/client'
import type { SessionChange } from '@sojourn/sessions'
import type { Warehouse } from './open-warehouse.ts'
import { changeColumns, changeRow } from './rows/change-row.ts'
import { addEventLine, eventColumns } from './rows/event-row.ts'
import { Lines } from './rows/lines.ts'
import { packedText, sessionLine } from './rows/packed-session.ts'
import { goneSessionColumns, goneSessionRow, type SessionKey, sessionColumns } from './rows/session-row.ts'
import type { StoredEvent } from './rows/stored-event.ts'
import type { StoredSession } from './rows/stored-session.ts'
import { TouchedDays } from './writes.ts'

/** Events have some 600 bytes. */
const eventBytesUsual = 700

/**
 * Each function here is one INSERT that resolves once the rows are on disk (`fsync_after_insert`). `token` names the
 * block: sending the same rows with the same token again adds nothing, also across a crash. A different block needs a
 * different token. An INSERT that touches two weeks is two parts and not atomic: what failed may partly stand.
 */
export async function insertEvents(
  warehouse: Warehouse,
  events: readonly StoredEvent[],
  token: string,
): Promise<void> {
  const lines = new Lines(events.length * eventBytesUsual)
  for (const event of events) addEventLine(lines, event)
  const touched = daysOf(events)
  await noting(warehouse, touched, insertLines(warehouse, 'events', eventColumns, lines, token))
}

/** Events without their properties in columns, only as text. See {@link insertEvents}. */
export async function insertPlainEvents(
  warehouse: Warehouse,
  events: readonly StoredEvent[],
  token: string,
): Promise<void> {
  const lines = new Lines(events.length * eventBytesUsual)
  for (const event of events) {
    addEventLine(lines, event)
    lines.extend('[{}]')
  }
  const touched = daysOf(events)
  await noting(warehouse, touched, insertLines(warehouse, 'events', [...eventColumns, 'props'], lines, token))
}

/** See {@link insertEvents}. */
export async function insertChanges(
  warehouse: Warehouse,
  changes: readonly SessionChange[],
  token: string,
): Promise<void> {
  await insert(warehouse, 'session_changes', changeColumns, changes.map(changeRow), token)
}

/** A session row and the version under which it counts: the highest wins. */
export interface VersionedSession {
  readonly stored: StoredSession
  readonly version: number
}

/** Session rows that are ready to be inserted, as often as it takes. */
export class SessionRows {
  readonly lines = new Lines()
  readonly touched = new TouchedDays()

  /** @param packed of the session, where it is known already */
  add({ stored, version }: VersionedSession, packed = packedText(stored)): void {
    const { siteId, sessionAt, startedAt } = stored.session
    this.touched.add(siteId, sessionAt)
    this.touched.add(siteId, startedAt)
    this.lines.add(sessionLine(stored, packed, version))
  }
}

/** See {@link insertEvents}. */
export async function insertSessions(
  warehouse: Warehouse,
  sessions: SessionRows | readonly VersionedSession[],
  token: string,
  settings: ClickHouseSettings = {},
): Promise<void> {
  const rows = sessions instanceof SessionRows ? sessions : new SessionRows()
  if (rows !== sessions) for (const session of sessions as readonly VersionedSession[]) rows.add(session)
  const inserting = insertLines(warehouse, 'sessions', sessionColumns, rows.lines, token, settings)
  await noting(warehouse, rows.touched, inserting)
}

/** Hides sessions that nothing opened yet or that were moved into another. See {@link insertEvents}. */
export async function hideSessions(
  warehouse: Warehouse,
  keys: readonly (SessionKey & { version: number })[],
  token: string,
): Promise<void> {
  const rows = keys.map((key) => goneSessionRow(key, key.version))
  await noting(warehouse, daysOf(keys), insert(warehouse, 'sessions', goneSessionColumns, rows, token))
}

/** A count of the ledger. */
export interface LedgerRow {
  readonly siteId: string
  /** Start of the hour in unix milliseconds. */
  readonly hour: number
  readonly outcome: string
  readonly reason: string
  readonly events: number
}

/** See {@link insertEvents}. */
export async function insertLedger(
  warehouse: Warehouse,
  rows: readonly LedgerRow[],
  token: string,
): Promise<void> {
  const cells = rows.map((row) => [row.siteId, row.hour / 1000, row.outcome, row.reason, row.events])
  await insert(warehouse, 'ledger', ['site_id', 'hour', 'outcome', 'reason', 'events'], cells, token)
}

/** A visitor that was seen as a user. */
export interface Identity {
  readonly siteId: string
  readonly visitorId: string
  readonly userId: string
  /** Earliest event that names both, in unix milliseconds. */
  readonly seenAt: number
}

/** Safe to repeat: the earliest time of a pair is kept. */
export async function insertIdentities(warehouse: Warehouse, identities: readonly Identity[]): Promise<void> {
  const cells = identities.map((row) => [row.siteId, row.visitorId, row.userId, row.seenAt])
  await insert(warehouse, 'identities', ['site_id', 'visitor_id', 'user_id', 'seen_at'], cells)
}

/** Events of one visit that go to another, because a late event showed them to be one visit, or to be cut elsewhere. */
export interface VisitMove {
  readonly siteId: string
  readonly moveId: string
  readonly fromSessionId: string
  readonly fromSessionAt: number
  readonly toSessionId: string
  readonly toSessionAt: number
  /** Times of the first and last event that move, in unix milliseconds. */
  readonly firstAt: number
  readonly lastAt: number
  /** Nothing is left of the old visit; its id leads to the new one. */
  readonly whole: boolean
}

/** Notes moves as intended or done. Safe to repeat. */
export async function insertVisitMoves(
  warehouse: Warehouse,
  moves: readonly VisitMove[],
  done: boolean,
): Promise<void> {
  const cells = moves.map((move) => [
    move.siteId,
    move.fromSessionId,
    move.fromSessionAt / 1000,
    move.moveId,
    move.toSessionId,
    move.toSessionAt / 1000,
    move.firstAt,
    move.lastAt,
    Number(move.whole),
    Number(done),
  ])
  await insert(
    warehouse,
    'visit_moves',
    [
      'site_id',
      'from_session_id',
      'from_session_at',
      'move_id',
      'to_session_id',
      'to_session_at',
      'first_ts',
      'last_ts',
      'whole',
      'done',
    ],
    cells,
  )
}

/** Notes that everything received before `settledAt` is folded into the session rows. */
export async function insertCheckpoint(warehouse: Warehouse, settledAt: number): Promise<void> {
  await insert(warehouse, 'checkpoints', ['name', 'settled_at'], [['sessions', settledAt]])
}

/** Notes a write for {@link Warehouse.writes} once it is over, however it went. */
async function noting(warehouse: Warehouse, touched: TouchedDays, writing: Promise<void>): Promise<void> {
  try {
    await writing
  } finally {
    warehouse.writes.noteDays(touched)
  }
}

function daysOf(rows: readonly Pick<SessionKey, 'siteId' | 'sessionAt'>[]): TouchedDays {
  const touched = new TouchedDays()
  for (const { siteId, sessionAt } of rows) touched.add(siteId, sessionAt)
  return touched
}

function insert(
  warehouse: Warehouse,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[][],
  token?: string,
): Promise<void> {
  const lines = new Lines()
  for (const row of rows) lines.add(JSON.stringify(row))
  return insertLines(warehouse, table, columns, lines, token)
}

/** Rows that are text already: the client's own `insert` would make it once more. */
async function insertLines(
  warehouse: Warehouse,
  table: string,
  columns: readonly string[],
  lines: Lines,
  token?: string,
  settings: ClickHouseSettings = {},
): Promise<void> {
  if (lines.isEmpty) return
  const { stream } = await warehouse.client.exec({
    query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`,
    values: Readable.from([lines.bytes()], { objectMode: false }),
    clickhouse_settings: {
      ...settings,
      log_comment: `insert ${table}`,
      max_partitions_per_insert_block: '0',
      ...(token ? { insert_deduplication_token: token } : {}),
    },
  })
  await text(stream)
}
