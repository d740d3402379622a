import type { JourneysQuestion } from '@sojourn/contract'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionKeySql } from '../frame/session-keys.ts'
import { journeyItems } from '../ways/journey-items.ts'
import { namedWays } from '../ways/named-ways.ts'
import type { WayReading } from '../ways/session-ways.ts'

export interface WaysRequest {
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  readonly reading: WayReading
  /** A condition on rows of `events` as well as of `sessions`, by which some of the chosen are left out. */
  readonly among?: string
}

/** Stations that a row of `sessions` keeps; what comes behind is known to its events only. */
const keptMax = 1000

/**
 * The stations of each chosen session that has any, in order, as SQL: `sid`, `way` and `doubts`, see {@link namedWays}.
 * Pages, and sections without their repeats, are read from the row of the session, an order of magnitude cheaper than
 * from its events.
 */
export function journeyWays({ of, merge }: JourneysQuestion, request: WaysRequest): string {
  const { siteIds, selected, reading, among = 'true' } = request
  const { chosen, chosenEvents } = selected.holes
  const key = sessionKeySql(siteIds)
  const { where, name } = journeyItems[of]
  const stations = (which: string) =>
    namedWays({ key, name, where: `${chosenEvents} AND ${where} AND ${among} AND ${which}` }, reading)
  const kept = of === 'pages' ? 'journey_path' : of === 'sections' && merge ? 'sections' : undefined
  if (kept === undefined) return waysOf(merge, stations('true'))
  const rows =
    `SELECT ${key}, ${kept} AS way, CAST([], 'Array(String)') AS doubts FROM sessions FINAL ` +
    `WHERE ${chosen} AND ${among} AND length(${kept}) BETWEEN 1 AND ${keptMax - 1}`
  const long = `SELECT ${key} FROM sessions FINAL WHERE ${chosen} AND length(${kept}) >= ${keptMax}`
  return waysOf(merge, `${rows} UNION ALL ${stations(`(${key}) IN (${long})`)}`)
}

const waysOf = (isMerged: boolean, ways: string): string =>
  `SELECT sid, ${isMerged ? 'arrayCompact(way)' : 'way'} AS way, doubts FROM (${ways})`
