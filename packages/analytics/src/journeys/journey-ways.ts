import type { JourneysQuestion } from '@sojourn/contract'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionKeySql } from '../frame/session-keys.ts'
import { journeyItems } from '../ways/journey-items.ts'
import { namedWays } from '../ways/named-ways.ts'
import type { WayReading } from '../ways/session-ways.ts'

export interface WaysRequest {
  readonly siteIds: readonly string[]
  readonly selected: Pick<SelectedSessions, 'holes'>
  readonly reading: WayReading
  /** What there is in the events, by {@link readStations}. */
  readonly stations: Stations
  /** A condition on rows of `events` as well as of `sessions`, by which some of the chosen are left out. */
  readonly among?: string | undefined
}

/** What is to be known before events are read. */
export interface Stations {
  /** Whether some sessions have more stations than their rows keep. */
  readonly areSomeLong: boolean
  /** The names of all stations, as SQL of an array; undefined: more than can be numbered. */
  readonly names: string | undefined
}

/** Stations that a row of `sessions` keeps; what comes behind is known to its events only. */
const keptMax = 1000

/** The column of `sessions` that keeps the stations of a journey. */
const keptOf = ({ of, merge }: Pick<JourneysQuestion, 'of' | 'merge'>): string | undefined =>
  of === 'pages' ? 'journey_path' : of === 'sections' && merge ? 'sections' : undefined

/** Whether a row of `sessions`, any version of it, has lost stations. Undefined: journeys are not read from rows. */
export function isLongSql(question: Pick<JourneysQuestion, 'of' | 'merge'>): string | undefined {
  const kept = keptOf(question)
  return kept === undefined ? undefined : `length(${kept}) >= ${keptMax}`
}

/**
 * The stations of each chosen session that has any, in order, as SQL: `session_at`, `sid`, `way` and `doubts`, see
 * {@link namedWays}. Pages, and sections without their repeats, are read from the row of the session, an order of magnitude
 * cheaper than from its events.
 */
export function journeyWays(question: JourneysQuestion, request: WaysRequest): string {
  const { siteIds, selected, reading, stations, among = 'true' } = request
  const { chosen, chosenEvents } = selected.holes
  const key = sessionKeySql(siteIds)
  const { where, name } = journeyItems[question.of]
  const fromEvents = (which: string) => {
    const all = `${chosenEvents} AND ${where} AND ${among} AND ${which}`
    return namedWays({ key, name, where: all, names: stations.names }, reading)
  }
  const kept = keptOf(question)
  if (kept === undefined) return waysOf(question.merge, fromEvents('true'))
  const rows =
    `SELECT ${key}, ${kept} AS way, CAST([], 'Array(String)') AS doubts FROM sessions FINAL ` +
    `WHERE ${chosen} AND ${among} AND length(${kept}) BETWEEN 1 AND ${keptMax - 1}`
  if (!stations.areSomeLong) return waysOf(question.merge, rows)
  const long = `SELECT ${key} FROM sessions FINAL WHERE ${chosen} AND ${isLongSql(question)}`
  return waysOf(question.merge, `${rows} UNION ALL ${fromEvents(`(${key}) IN (${long})`)}`)
}

const waysOf = (isMerged: boolean, ways: string): string =>
  `SELECT session_at, sid, ${isMerged ? 'arrayCompact(way)' : 'way'} AS way, doubts FROM (${ways})`
