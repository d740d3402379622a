/** Something to know of the few events of one step, as SQL over a row of `events`. */
export interface EventNote {
  readonly name: string
  /** The bit of the step in the mask of an event; absent: of all events. */
  readonly bit?: number | undefined
  readonly sql: string
}

/** Which events make ways, and what is read of them. */
export interface WayRequest {
  /** Columns that tell sessions apart. */
  readonly key: string
  /** A condition on rows of `events`. */
  readonly where: string
  /** What each event is, as 12 bits over a row of `events`. */
  readonly mask: string
  /** Whether events that are nothing of it count too. */
  readonly isWhole: boolean
  /** The bit without which a session is of no interest. */
  readonly needed?: number | undefined
  readonly notes: readonly EventNote[]
}

/** Bits of the mask in an event of a way; below the place, which is below the time. */
export const maskBits = 12
/** Where the time begins in an event of a way: 42 bits of milliseconds reach to the year 2109. */
export const timeBits = 80
export const partBits = 52

/**
 * How the order of events is read: by the place of rows; so, and by the ids of events where a session is in doubt; by ids
 * everywhere.
 */
export type WayReading = 'places' | 'places and ids' | 'ids'

/** Most sessions whose doubts are answered by name; where there are more, all are read with their event ids. */
export const doubtsMax = 10_000

/** Whether a row is of a session in doubt, as SQL; bound to `doubts`. */
export const doubted = 'sid IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {doubts:Array(String)})))'

/**
 * The events of each session in order, as SQL: the columns of the key, `way` (an array of numbers that hold time, place
 * and mask of an event, see {@link timeBits}), an array of `(event of the way, note)` for each note, and `doubts`.
 *
 * Events of a session are ordered by time, sequence and event id. The ids are half of all bytes, and are not read: within a
 * part of the table the place of a row says the same, as rows lie in that order. Only where events of one millisecond lie
 * in different parts is the order in doubt; `doubts` then names the session, which is asked for again with its ids.
 */
export function sessionWays(request: WayRequest, reading: WayReading): string {
  if (reading === 'places') return quickWays(request)
  if (reading === 'ids') return waysByIds(request)
  const [sure, unsure] = [`${request.where} AND NOT ${doubted}`, `${request.where} AND ${doubted}`]
  return `${quickWays({ ...request, where: sure })} UNION ALL ${waysByIds({ ...request, where: unsure })}`
}

function quickWays(request: WayRequest): string {
  const { key, notes } = request
  const packed =
    `bitOr(bitOr(bitShiftLeft(toUInt128(at), ${timeBits}), bitShiftLeft(toUInt128(part), ${partBits})), ` +
    `bitOr(bitShiftLeft(toUInt128(place), ${maskBits}), toUInt128(mask)))`
  const gathered = notes.map(
    ({ name, bit }) => `groupArrayIf((${packed}, ${name}), ${hasBit('mask', bit)}) AS some_${name}`,
  )
  const told = notes.map(({ name }) => `some_${name} AS ${name}`)
  const apart = (bits: string) => `bitShiftRight(${bits}, ${partBits})`
  // Nearly all sessions lie in one part: of those nothing is looked at.
  const open = 'if(isApart, way, [])'
  const mixed = `arrayExists(one -> toUInt16(bitAnd(one, ${2 ** maskBits - 1})) != seen, ${open})`
  const tied =
    'arrayExists((one, next) -> ' +
    `bitShiftRight(one, ${timeBits}) = bitShiftRight(next, ${timeBits}) AND ${apart('one')} != ${apart('next')}, ` +
    `arrayPopBack(${open}), arrayPopFront(${open}))`
  const doubts = `if(${notes.length > 0 ? '' : `${mixed} AND `}${tied}, [toString(sid)], []) AS doubts`
  const cells = [
    key,
    `arraySort(groupArray(${packed})) AS way`,
    'groupBitOr(mask) AS seen',
    'min(part) != max(part) AS isApart',
    ...gathered,
  ]
  return (
    `SELECT ${[key, 'way', ...told, doubts].join(', ')} FROM (` +
    `SELECT ${cells.join(', ')} ` +
    `FROM (${rowsOf(request, '_part_index AS part, _part_offset AS place')}) ${groupOf(request)})`
  )
}

function waysByIds(request: WayRequest): string {
  const { key, notes } = request
  const cells = ['at', 'sequence', 'event_id', 'mask', ...notes.map(({ name }) => name)]
  const place = `bitShiftLeft(toUInt128(position), ${maskBits})`
  const packed = `bitOr(bitOr(bitShiftLeft(toUInt128(event.1), ${timeBits}), ${place}), toUInt128(event.4))`
  const placed = notes.map(
    ({ name, bit }, index) =>
      `arrayFilter(one -> ${hasBit(`toUInt16(bitAnd(one.1, ${2 ** maskBits - 1}))`, bit)}, ` +
      `arrayMap((event, position) -> (${packed}, event.${5 + index}), sorted, arrayEnumerate(sorted))) AS ${name}`,
  )
  const way = `arrayMap((event, position) -> ${packed}, sorted, arrayEnumerate(sorted)) AS way`
  return (
    `SELECT ${[key, way, ...placed, "CAST([], 'Array(String)') AS doubts"].join(', ')} FROM (` +
    `SELECT ${key}, arraySort(groupArray((${cells.join(', ')}))) AS sorted, groupBitOr(mask) AS seen ` +
    `FROM (${rowsOf(request, 'sequence, event_id')}) ${groupOf(request)})`
  )
}

const hasBit = (mask: string, bit: number | undefined): string =>
  bit === undefined ? 'true' : `bitTest(${mask}, ${bit})`

const rowsOf = ({ key, where, mask, notes }: WayRequest, more: string): string => {
  const named = notes.map(({ name, sql }) => `${sql} AS ${name}`)
  const cells = [key, 'toUnixTimestamp64Milli(ts) AS at', `toUInt16(${mask}) AS mask`, ...named, more]
  return `SELECT ${cells.join(', ')} FROM events WHERE ${where}`
}

const groupOf = ({ key, isWhole, needed }: WayRequest): string =>
  `${isWhole ? '' : 'WHERE mask != 0 '}GROUP BY ${key}` +
  (needed === undefined ? '' : ` HAVING bitTest(seen, ${needed})`)
