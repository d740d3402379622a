import { activeWithinMs } from '@sojourn/contract'
import type { TimeRange } from '@sojourn/warehouse'
import { spanWhere } from '../session-places.ts'
import { storeInstant } from '../store-instant.ts'
import { Bindings } from './bindings.ts'
import { filterCondition } from './filter-condition.ts'
import type { Frame, Span, Stretch } from './frame.ts'
import { keptRange } from './kept-range.ts'
import type { Scope } from './scope.ts'
import { segmentCondition } from './segment-condition.ts'
import { sessionKeySql } from './session-keys.ts'

/**
 * Texts for the holes of a question: `chosen` for `FROM sessions FINAL WHERE /* :chosen *\/ true`, and `chosenEvents`,
 * the events of those sessions, for `FROM events WHERE /* :chosenEvents *\/ true`. `nearEvents` has all those events and
 * some others: less to plan, where rows are joined with chosen sessions in any case. A query that has any of them ends
 * with the settings of `figures.sql`: FINAL is exact with minmax indexes too, and of weeks that were merged reads only
 * what is asked for. Sets of many sessions must not be tried against Bloom indexes, each element at each mark.
 */
export interface SessionHoles extends Readonly<Record<string, string>> {
  readonly chosen: string
  readonly chosenEvents: string
  readonly nearEvents: string
}

/** The sessions of a frame as SQL. */
export interface SelectedSessions {
  readonly holes: SessionHoles
  /** The same sessions in parts, each of them in one, where answers about the past are kept. See {@link askParts}. */
  readonly parts?: SessionParts
  /** The filters and the segment alone, over any row of `sessions` that may belong to the range. */
  readonly fitting: string
  /** What the texts are bound to: `sites`, `from`, `to`, `now` and names of its own. A question adds what is its own. */
  readonly bindings: Bindings
}

/** Sessions that have come to rest, and all others. */
export interface SessionParts {
  readonly kept: Part
  /** Absent: all have come to rest. */
  readonly rest?: Part
}

/** A part of the sessions. */
export interface Part {
  readonly holes: SessionHoles
  /** Where their anchors and starts lie. */
  readonly within: TimeRange
}

const ofSites = 'site_id IN {sites:Array(String)}'
const heardFrom = "last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')"

/** Which sessions and events lie in a part of time, as SQL. */
interface PlaceSql {
  /** True of sessions that started in it. */
  readonly which: string
  /** True of all their events, and of others. */
  readonly place: string
  /** True of just their events. */
  readonly allEvents: string
}

/** Names that the borders of a stretch are bound to. */
const bordersOf = (prefix: string) => {
  const name = (word: string) => (prefix ? prefix + word : word.charAt(0).toLowerCase() + word.slice(1))
  return { from: name('From'), to: name('To'), first: name('FirstAnchor'), last: name('LastAnchor') }
}

/**
 * The one place that turns range, filters and segment into the sessions that count. `session_at`, by which the store is
 * sorted, is only near the start of most sessions; a session counts by `started_at`.
 * @throws QuestionError where a filter or the segment names what does not exist
 */
export function selectSessions(frame: Frame): SelectedSessions {
  const { siteIds, from, to, until = to, span, now, cut } = frame
  const bindings = new Bindings({ sites: siteIds, now })
  const whole = select(frame, bindings, placeOf(bindings, '', { from, to: until, span }, siteIds))
  if (!cut || !keptRange(frame)) return { ...whole, bindings }
  const { kept, rest } = cut
  const keptPlace = placeOf(bindings, 'kept', kept, siteIds)
  const restPlaces = rest.map((stretch, index) => placeOf(bindings, `rest${index}`, stretch, siteIds))
  const parts: SessionParts = {
    kept: { holes: select(frame, bindings, keptPlace).holes, within: daysOf([kept]) },
    ...(restPlaces.length > 0
      ? { rest: { holes: select(frame, bindings, anyOf(restPlaces)).holes, within: daysOf(rest) } }
      : {}),
  }
  return { ...whole, parts, bindings }
}

/** Where the anchors and starts of the sessions of stretches lie. A session that is anchored at the very end makes one doubtful. */
function daysOf(stretches: readonly Stretch[]): TimeRange {
  return {
    from: Math.min(...stretches.map(({ from, span }) => Math.min(from, span.first * 1000))),
    to: Math.max(
      ...stretches.map(({ to, span }) => {
        const last = span.last * 1000
        return span.isDoubtful || last > to ? Math.max(to, last + 1000) : to
      }),
    ),
  }
}

/** Binds the borders of a part of time. */
function placeOf(
  bindings: Bindings,
  prefix: string,
  { from, to, span }: TimeRange & { readonly span?: Span | undefined },
  siteIds: readonly string[],
): PlaceSql {
  const names = bordersOf(prefix)
  Object.assign(bindings.params, { [names.from]: storeInstant(from), [names.to]: storeInstant(to) })
  const starts =
    `started_at >= fromUnixTimestamp64Milli({${names.from}:Int64}, 'UTC') ` +
    `AND started_at < fromUnixTimestamp64Milli({${names.to}:Int64}, 'UTC')`
  const anchors =
    `session_at >= toDateTime(intDiv({${names.from}:Int64}, 1000)) ` +
    `AND session_at < toDateTime(intDiv({${names.to}:Int64} + 999, 1000))`
  const lookedUp = () => eventsOfRange(sessionKeySql(siteIds), starts, anchors)
  if (!span) return { which: starts, place: spanWhere(starts.split(' AND ')), allEvents: lookedUp() }
  Object.assign(bindings.params, { [names.first]: span.first, [names.last]: span.last })
  const place =
    `session_at >= toDateTime({${names.first}:Int64}, 'UTC') ` +
    `AND session_at <= toDateTime({${names.last}:Int64}, 'UTC')`
  return { which: `${place} AND ${starts}`, place, allEvents: span.isDoubtful ? lookedUp() : anchors }
}

/** Several parts of time as one. */
function anyOf(places: readonly PlaceSql[]): PlaceSql {
  const any = (of: (place: PlaceSql) => string) => `(${places.map((place) => `(${of(place)})`).join(' OR ')})`
  return {
    which: any(({ which }) => which),
    place: any(({ place }) => place),
    allEvents: any(({ allEvents }) => allEvents),
  }
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
  const { siteIds, now } = frame
  const bindings = new Bindings({ sites: siteIds, now, since: storeInstant(now - withinMs) })
  const place = { which: heardFrom, place: spanWhere([heardFrom]), allEvents: 'false' }
  const { holes, fitting } = select(frame, bindings, place)
  return { chosen: holes.chosen, fitting, bindings }
}

/** What chooses sessions as they stand, whenever they started. */
export type Standing = Pick<Frame, 'siteIds' | 'filters' | 'segment' | 'now'>

type SelectedStanding = Pick<SelectedSessions, 'fitting' | 'bindings'> & { readonly chosen: string }

/** The sessions of a part of time that fit. */
function select(
  { siteIds, filters, segment, now }: Standing,
  bindings: Bindings,
  { which, place, allEvents }: PlaceSql,
): Pick<SelectedSessions, 'fitting'> & { readonly holes: SessionHoles } {
  const key = sessionKeySql(siteIds)
  const withEvents = (condition: string, timesMin = 1) => {
    const often = timesMin > 1 ? ` GROUP BY ${key} HAVING count() >= ${bindings.bind('Int64', timesMin)}` : ''
    return `((${key}) IN (SELECT ${key} FROM events WHERE ${ofSites} AND ${place} AND ${condition}${often}))`
  }
  const scope: Scope = { bindings, siteIds, now, withEvents }
  const conditions = filters.map((filter, index) => filterCondition(filter, scope, `filters.${index}`))
  if (segment) conditions.push(segmentCondition(segment, scope))
  const chosen = [ofSites, which, ...conditions].join(' AND ')
  const ofChosen = `${place} AND (${key}) IN (SELECT ${key} FROM sessions FINAL WHERE ${chosen})`
  return {
    holes: {
      chosen,
      chosenEvents: `${ofSites} AND ${conditions.length === 0 ? allEvents : ofChosen}`,
      nearEvents: `${ofSites} AND ${place}`,
    },
    fitting: conditions.join(' AND ') || 'true',
  }
}

/**
 * The events of all sessions that started in a part of time. Nearly all sessions started at their anchor: only those that
 * did not, or that are gone, are looked up.
 */
function eventsOfRange(key: string, starts: string, anchors: string): string {
  const doubtful = `FROM sessions WHERE ${ofSites} AND (is_deleted = 1 OR (${anchors}) != (${starts}))`
  const moved =
    `SELECT ${key} FROM sessions FINAL WHERE ${ofSites} AND ${starts} ` +
    `AND (site_id, session_at, session_id) IN (SELECT site_id, session_at, session_id ${doubtful})`
  return `((${anchors} AND (${key}) NOT IN (SELECT ${key} ${doubtful})) OR (${key}) IN (${moved}))`
}
