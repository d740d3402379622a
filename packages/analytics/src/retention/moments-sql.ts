import type { RetentionQuestion } from '@sojourn/contract'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionKeySql } from '../frame/session-keys.ts'
import { kindsSql, matchSql } from '../ways/match-sql.ts'
import type { CountedUnit } from './counted-units.ts'

/** No first event: later than any time. */
export const never = '9223372036854775807'
/** No return: earlier than any time. */
const notYet = '-1'

export interface MomentsRequest {
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  readonly counted: CountedUnit
  /** Whether {@link isLongSql} is true of some sessions. */
  readonly areSomeLong: boolean
  /** How many periods there are. */
  readonly periodsAll: number
}

/** The number of the period that an instant falls into, bound to `starts` and `numbers`. */
const periodOf = (at: string): string =>
  `transform(roundDown(${at}, {starts:Array(Int64)}), {starts:Array(Int64)}, {numbers:Array(Int64)}, -1)`

/** The first event of a session with events; its last is `last_event_at`. */
const ends = {
  first: 'toUnixTimestamp64Milli(last_event_at) - toInt64(ifNull(duration_ms, 0))',
  last: 'toUnixTimestamp64Milli(last_event_at)',
}

/** Whether a session can have events in a whole period between its first and its last, as SQL over a row of `sessions`. */
export const isLongSql = `steps > 2 AND ${periodOf(ends.last)} - ${periodOf(ends.first)} NOT IN (0, 1)`

/**
 * When people did what is asked for, as SQL: `unit`, `period`, `firstAt` and `returnedAt`, unix milliseconds, any number of rows for each
 * person and period.
 *
 * Of any event, the row of a session says enough: when its first and its last happened. Only what lies in whole periods
 * between them is read from the events.
 * @throws QuestionError where a condition names what events do not have
 */
export function momentsSql(question: RetentionQuestion, request: MomentsRequest): string {
  const { first, returning } = question
  const { selected, siteIds, counted } = request
  const { bindings, holes } = selected
  const key = sessionKeySql(siteIds)
  const isFirst = first ? matchSql(first, bindings, 'first') : 'true'
  const isReturning = returning ? matchSql(returning, bindings, 'returning') : 'true'
  const ofEvents = (where: string) => {
    const found =
      `SELECT ${key}, ${periodOf('at')} AS period, min(if(isFirst, at, ${never})) AS firstAt, ` +
      `max(if(isReturning, at, ${notYet})) AS returnedAt FROM (` +
      `SELECT ${key}, toUnixTimestamp64Milli(ts) AS at, ${isFirst} AS isFirst, ${isReturning} AS isReturning ` +
      `FROM events WHERE ${holes.chosenEvents} AND ${where}) GROUP BY ${key}, period`
    const owners = `SELECT ${key}, ${counted.unit} AS unit FROM sessions FINAL WHERE ${holes.chosen} AND ${counted.isKnown}`
    return (
      `SELECT unit, period, firstAt, returnedAt FROM (${found}) AS found ` +
      `INNER JOIN (${owners}) AS owners USING (${key})`
    )
  }
  const matches = [first, returning].filter((match) => match !== undefined)
  const parts = []
  if (matches.length > 0) parts.push(ofEvents(kindsSql(matches, bindings)))
  if (matches.length < 2) parts.push(ofRows(question, request))
  if (!returning && request.areSomeLong)
    parts.push(
      ofEvents(`(${key}) IN (SELECT ${key} FROM sessions FINAL WHERE ${holes.chosen} AND ${isLongSql})`),
    )
  return parts.join(' UNION ALL ')
}

/**
 * The periods in which each session has events, as SQL: `unit` and `mask`, the bits of the periods. Undefined where these do
 * not fit into a number, or rows of sessions do not say enough: then there are {@link momentsSql}.
 */
export function masksSql(
  { first, returning }: RetentionQuestion,
  { selected, counted, areSomeLong, periodsAll }: MomentsRequest,
): string | undefined {
  if (first || returning || areSomeLong || periodsAll > 64) return undefined
  const bits =
    'arrayMap(number -> if(number < 0, toUInt64(0), bitShiftLeft(toUInt64(1), toUInt8(number))), {numbers:Array(Int64)})'
  const bitOf = (at: string) =>
    `transform(roundDown(${at}, {starts:Array(Int64)}), {starts:Array(Int64)}, ${bits}, toUInt64(0))`
  return (
    `SELECT ${counted.unit} AS unit, bitOr(${bitOf(ends.first)}, ${bitOf(ends.last)}) AS mask ` +
    `FROM sessions FINAL WHERE ${selected.holes.chosen} AND ${counted.isKnown} AND steps > 0`
  )
}

function ofRows({ first, returning }: RetentionQuestion, { selected, counted }: MomentsRequest): string {
  const moments =
    'arrayJoin(if(begins = ends, [(begins, firstOne, lastOne)], ' +
    '[(begins, firstOne, firstOne), (ends, lastOne, lastOne)])) AS moment'
  return (
    `SELECT unit, moment.1 AS period, ${first ? never : 'moment.2'} AS firstAt, ` +
    `${returning ? notYet : 'moment.3'} AS returnedAt FROM (` +
    `SELECT ${counted.unit} AS unit, ${ends.first} AS firstOne, ${ends.last} AS lastOne, ` +
    `${periodOf('firstOne')} AS begins, ${periodOf('lastOne')} AS ends, ${moments} ` +
    `FROM sessions FINAL WHERE ${selected.holes.chosen} AND ${counted.isKnown} AND steps > 0)`
  )
}
