import { doubted, maskBits, partBits, sessionWays, timeBits, type WayReading } from './session-ways.ts'

/** Which events make ways, and what each is called. */
export interface NamedWayRequest {
  /** Columns that tell sessions apart. */
  readonly key: string
  /** A condition on rows of `events`. */
  readonly where: string
  /** A text over a row of `events`, never empty. */
  readonly name: string
  /** All different names, as SQL of an array that is the same for all rows; undefined: more than {@link namesMax}. */
  readonly names: string | undefined
}

/** As many names as there are numbers in the mask of an event, but for 0. */
export const namesMax = 2 ** maskBits - 1

/**
 * The names of each session's events in order, as SQL: the columns of the key, `way` (an array of texts) and `doubts`.
 * Order is read as in {@link sessionWays}. Names travel as numbers where these suffice: half the time, and a fraction of
 * the memory.
 */
export function namedWays(request: NamedWayRequest, reading: WayReading): string {
  const { key, where, name, names } = request
  if (names !== undefined) {
    const mask = `transform(toString(${name}), ${names}, range(1, length(${names}) + 1), 0)`
    const ways = sessionWays({ key, where, mask, isWhole: false, notes: [] }, reading)
    const texts = `CAST(${names}, 'Array(LowCardinality(String))')`
    const way = `arrayMap(event -> ${texts}[toUInt16(bitAnd(event, ${namesMax}))], way) AS way`
    return `SELECT ${key}, ${way}, doubts FROM (${ways})`
  }
  if (reading === 'places') return waysByPlaces(request)
  if (reading === 'ids') return waysByIds(request)
  const [sure, unsure] = [`${where} AND NOT ${doubted}`, `${where} AND ${doubted}`]
  return `${waysByPlaces({ ...request, where: sure })} UNION ALL ${waysByIds({ ...request, where: unsure })}`
}
/** The time of an event, the part of the table that its row lies in, and its place there. */
const packed =
  `bitOr(bitShiftLeft(toUInt128(toUnixTimestamp64Milli(ts)), ${timeBits}), ` +
  `bitOr(bitShiftLeft(toUInt128(_part_index), ${partBits}), toUInt128(_part_offset)))`

const sorted = "CAST(arraySort((one, place) -> place, names, places), 'Array(LowCardinality(String))') AS way"

function waysByPlaces({ key, where, name }: NamedWayRequest): string {
  const apart = (place: string) => `bitShiftRight(${place}, ${partBits})`
  const tied =
    'arrayExists((one, next) -> ' +
    `bitShiftRight(one, ${timeBits}) = bitShiftRight(next, ${timeBits}) AND ${apart('one')} != ${apart('next')}, ` +
    'arrayPopBack(arraySort(places)), arrayPopFront(arraySort(places)))'
  const doubts = `if(isMixed AND ${tied}, [toString(sid)], []) AS doubts`
  const cells = `groupArray(${name}) AS names, groupArray(${packed}) AS places, min(${name}) != max(${name}) AS isMixed`
  return `SELECT ${key}, ${sorted}, ${doubts} FROM (SELECT ${key}, ${cells} FROM events WHERE ${where} GROUP BY ${key})`
}

function waysByIds({ key, where, name }: NamedWayRequest): string {
  const cells = `groupArray(${name}) AS names, groupArray((ts, sequence, event_id)) AS places`
  const none = "CAST([], 'Array(String)') AS doubts"
  return `SELECT ${key}, ${sorted}, ${none} FROM (SELECT ${key}, ${cells} FROM events WHERE ${where} GROUP BY ${key})`
}
