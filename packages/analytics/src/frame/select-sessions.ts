import { activeWithinMs } from '@sojourn/contract'
import { spanWhere } from '../session-places.ts'
import { storeInstant } from '../store-instant.ts'
import { Bindings } from './bindings.ts'
import { filterCondition } from './filter-condition.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import { segmentCondition } from './segment-condition.ts'
import { sessionKeySql } from './session-keys.ts'

/** The sessions of a frame as SQL. */
export interface SelectedSessions {
  /**
   * Texts for the holes of a question: `chosen` for `FROM sessions FINAL WHERE /* :chosen *\/ true`, and `chosenEvents`,
   * the events of those sessions, for `FROM events WHERE /* :chosenEvents *\/ true`. `nearEvents` has all those events and
   * some others: less to plan, where rows are joined with chosen sessions in any case. A query that has any of them ends
   * with the settings of `figures.sql`: FINAL is exact with minmax indexes too, and of weeks that were merged reads only
   * what is asked for. Sets of many sessions must not be tried against Bloom indexes, each element at each mark.
   */
  readonly holes: { readonly chosen: string; readonly chosenEvents: string; readonly nearEvents: string }
  /** The filters and the segment alone, over any row of `sessions` that may belong to the range. */
  readonly fitting: string
  /** What the texts are bound to: `sites`, `from`, `to`, `now` and names of its own. A question adds what is its own. */
  readonly bindings: Bindings
}

const startsInRange =
  "started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')"
const anchorInRange =
  'session_at >= toDateTime(intDiv({from:Int64}, 1000)) AND session_at < toDateTime(intDiv({to:Int64} + 999, 1000))'
const knownSpan =
  "session_at >= toDateTime({firstAnchor:Int64}, 'UTC') AND session_at <= toDateTime({lastAnchor:Int64}, 'UTC')"
const heardFrom = "last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')"
const ofSites = 'site_id IN {sites:Array(String)}'

/**
 * The one place that turns range, filters and segment into the sessions that count. `session_at`, by which the store is
 * sorted, is only near the start of most sessions; a session counts by `started_at`.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export function selectSessions(frame: Frame): SelectedSessions {
  const range = { from: storeInstant(frame.from), to: storeInstant(frame.to) }
  const { span } = frame
  if (!span) return select(frame, startsInRange, range, spanWhere(startsInRange.split(' AND ')))
  const params = { ...range, firstAnchor: span.first, lastAnchor: span.last }
  const allEvents = span.isDoubtful ? undefined : `${ofSites} AND ${anchorInRange}`
  return select(frame, `${knownSpan} AND ${startsInRange}`, params, knownSpan, allEvents)
}

/**
 * The sessions that were heard from within 90 seconds and that nobody ended, whenever they started, of those that fit the
 * filters and the segment of a frame; their events are not told.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export function selectActive(frame: Standing): SelectedStanding {
  const { chosen, ...selected } = selectHeardFrom(frame, activeWithinMs)
  return { ...selected, chosen: `${chosen} AND ended_at IS NULL` }
}

/**
 * The sessions that were heard from within a time, also those that are over; `since` is bound to when it began.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export function selectHeardFrom(frame: Standing, withinMs: number): SelectedStanding {
  const params = { since: storeInstant(frame.now - withinMs) }
  const { holes, fitting, bindings } = select(frame, heardFrom, params, spanWhere([heardFrom]))
  return { chosen: holes.chosen, fitting, bindings }
}

/** What chooses sessions as they stand, whenever they started. */
export type Standing = Pick<Frame, 'siteIds' | 'filters' | 'segment' | 'now'>

type SelectedStanding = Pick<SelectedSessions, 'fitting' | 'bindings'> & { readonly chosen: string }

/** `place` is true of all events of sessions of which `which` is true; `allEvents` has just those. */
function select(
  frame: Standing,
  which: string,
  params: Record<string, unknown>,
  place: string,
  allEvents?: string,
): SelectedSessions {
  const { siteIds, filters, segment, now } = frame
  const bindings = new Bindings({ sites: siteIds, ...params, now })
  const key = sessionKeySql(siteIds)
  const withEvents = (condition: string, timesMin = 1) => {
    const often = timesMin > 1 ? ` GROUP BY ${key} HAVING count() >= ${bindings.bind('Int64', timesMin)}` : ''
    return `((${key}) IN (SELECT ${key} FROM events WHERE ${ofSites} AND ${place} AND ${condition}${often}))`
  }
  const scope: Scope = { bindings, siteIds, now, withEvents }
  const conditions = filters.map((filter, index) => filterCondition(filter, scope, `filters.${index}`))
  if (segment) conditions.push(segmentCondition(segment, scope))
  const chosen = [ofSites, which, ...conditions].join(' AND ')
  const chosenEvents =
    conditions.length === 0
      ? (allEvents ?? eventsOfRange(key))
      : `${ofSites} AND ${place} AND (${key}) IN (SELECT ${key} FROM sessions FINAL WHERE ${chosen})`
  const nearEvents = `${ofSites} AND ${place}`
  return {
    holes: { chosen, chosenEvents, nearEvents },
    fitting: conditions.join(' AND ') || 'true',
    bindings,
  }
}

/**
 * The events of all sessions that started in the range. Nearly all sessions started at their anchor: only those that
 * did not, or that are gone, are looked up.
 */
function eventsOfRange(key: string): string {
  const doubtful = `FROM sessions WHERE ${ofSites} AND (is_deleted = 1 OR (${anchorInRange}) != (${startsInRange}))`
  const moved =
    `SELECT ${key} FROM sessions FINAL WHERE ${startsInRange} ` +
    `AND (site_id, session_at, session_id) IN (SELECT site_id, session_at, session_id ${doubtful})`
  return (
    `${ofSites} AND ((${anchorInRange} AND (${key}) NOT IN (SELECT ${key} ${doubtful})) ` +
    `OR (${key}) IN (${moved}))`
  )
}
