import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { maskBits, timeBits } from './session-ways.ts'

/** Something to know of the session of each event, as SQL over a row of `sessions`. */
export interface SessionNote {
  readonly name: string
  readonly sql: string
}

/** Bits of a session's hash that order events of one millisecond in different sessions of a person. */
const hashBits = 48
const positionBits = 20
const hashed = `bitShiftLeft(toUInt128(bitShiftRight(parts.sid, ${64 - hashBits})), ${positionBits})`

/**
 * What tells an event of a person's way from all its others, the hash of its session and its position there; and the hash
 * in it.
 */
export const tagSql = (event: string): string =>
  `bitShiftRight(bitShiftLeft(${event}, ${128 - timeBits}), ${128 - timeBits + maskBits})`
export const sessionOfTag = (tag: string): string => `toUInt64(bitShiftRight(${tag}, ${positionBits}))`

/** The part of a row of `sessions` that ways are joined with: the key, and what is to know of sessions. */
export const sessionsSql = (
  key: string,
  chosen: string,
  notes: readonly SessionNote[],
  joined = '',
): string =>
  `SELECT ${[key, ...notes.map(({ name, sql }) => `${sql} AS ${name}`)].join(', ')} FROM sessions FINAL ${joined} WHERE ${chosen}`

/** The person of a session as a number, as a note of it; 0: of nobody known. Each site has its own people. */
export const personNote = (siteIds: readonly string[]): SessionNote => ({
  name: 'person',
  sql: `if(${isKnownSql}, ${personNumberSql(siteIds)}, 0)`,
})

/**
 * The events of each person over all its sessions in order, as SQL over ways of sessions that were joined with
 * {@link personNote} and `notes`. Events of one millisecond in different sessions are in the order of the hashes of the
 * sessions' ids. Notes of sessions become arrays of `(hash of the session, note)`, those of events of `(tag, note)`.
 * Sessions of nobody known are left out.
 */
export function personWays(
  joined: string,
  eventNotes: readonly string[],
  notes: readonly SessionNote[],
): string {
  const moved =
    'arrayMap((event, position) -> ' +
    `bitOr(bitOr(bitShiftLeft(bitShiftRight(event, ${timeBits}), ${timeBits}), ` +
    `bitOr(bitShiftLeft(${hashed}, ${maskBits}), bitShiftLeft(toUInt128(position), ${maskBits}))), ` +
    `bitAnd(event, ${2 ** maskBits - 1})), parts.way, arrayEnumerate(parts.way))`
  const ofEvents = eventNotes.map(
    (name) =>
      `groupArrayArray(arrayMap(one -> (bitOr(${hashed}, toUInt128(indexOf(parts.way, one.1))), one.2), parts.${name})) AS ${name}`,
  )
  const ofSessions = notes.map(
    ({ name }) =>
      `groupArray((toUInt64(bitShiftRight(parts.sid, ${64 - hashBits})), parts.${name})) AS ${name}`,
  )
  const cells = [
    'person',
    `arraySort(groupArrayArray(${moved})) AS way`,
    ...ofEvents,
    ...ofSessions,
    'groupArrayArray(parts.doubts) AS doubts',
  ]
  return `SELECT ${cells.join(', ')} FROM (${joined}) AS parts WHERE person != 0 GROUP BY person`
}
