import type { EventCondition, Filter, SegmentCondition, SegmentRule } from '@sojourn/contract'
import { affirm } from './compare.ts'
import { eventCondition } from './event-condition.ts'
import { filterCondition } from './filter-condition.ts'
import { isKnownSql, personNumberSql } from './person.ts'
import { QuestionError } from './question-error.ts'
import type { Scope } from './scope.ts'
import { sessionSql } from './session-keys.ts'

const ofSites = 'site_id IN {sites:Array(String)}'

/** Answers the conditions of a segment that are no lists. */
interface Leaves {
  event(condition: EventCondition, path: string): string
  session(filter: Filter, path: string): string
  user(filter: Filter, path: string): string
}

/**
 * Whether a session belongs to a segment, as SQL over a row of `sessions`. Of users: whether its person does, by all
 * sessions of the person at whatever time.
 * @throws QuestionError
 */
export function segmentCondition({ of, where }: SegmentRule, scope: Scope): string {
  return conditionOf(
    where,
    of === 'sessions' ? leavesOfSessions(scope) : leavesOfUsers(scope),
    'segment.where',
  )
}

function conditionOf(condition: SegmentCondition, leaves: Leaves, path: string): string {
  const joined = (list: readonly SegmentCondition[], word: 'and' | 'or') =>
    `(${list.map((one, index) => conditionOf(one, leaves, `${path}.${word}.${index}`)).join(` ${word.toUpperCase()} `)})`
  if ('and' in condition) return joined(condition.and, 'and')
  if ('or' in condition) return joined(condition.or, 'or')
  if ('event' in condition) return eventLeaf(condition.event, leaves, `${path}.event`)
  if ('session' in condition) return leaves.session(condition.session, `${path}.session`)
  return leaves.user(condition.user, `${path}.user`)
}

/** How often, taken apart: `lte` is the no to once more. */
function eventLeaf(
  { did, times = { gte: 1 }, ...rest }: EventCondition,
  leaves: Leaves,
  path: string,
): string {
  const atLeast = (n: number) => leaves.event({ ...rest, did: true, times: { gte: n } }, path)
  const { gte = 0, lte } = times
  const parts = [
    ...(gte > 0 ? [atLeast(gte)] : []),
    ...(lte === undefined ? [] : [`NOT ${atLeast(lte + 1)}`]),
  ]
  const happened = parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`
  return did ? happened : `NOT ${happened}`
}

/** The events that a condition is about, as SQL over a row of `events`. */
function eventsWhere(
  { type, where, within }: EventCondition,
  { bindings, now }: Scope,
  path: string,
): string {
  const { from, to } = typeof within === 'number' ? { from: now - within, to: undefined } : (within ?? {})
  const instant = (at: number) => `fromUnixTimestamp64Milli(${bindings.bind('Int64', at)}, 'UTC')`
  return [
    ...(type === undefined ? [] : [`type = ${bindings.bind('String', type)}`]),
    ...(from === undefined ? [] : [`ts >= ${instant(from)}`]),
    ...(to === undefined ? [] : [`ts < ${instant(to)}`]),
    ...where.map((filter, index) => eventCondition(filter, bindings, `${path}.where.${index}`)),
    'true',
  ].join(' AND ')
}

const leavesOfSessions = (scope: Scope): Leaves => ({
  event: (condition, path) => scope.withEvents(eventsWhere(condition, scope, path), condition.times?.gte),
  session: (filter, path) => filterCondition(filter, scope, path),
  user: (filter, path) => userCondition(filter, scope, path),
})

function leavesOfUsers(scope: Scope): Leaves {
  const { bindings, siteIds } = scope
  const key = sessionSql(siteIds)
  const person = personNumberSql(siteIds)
  const known = `FROM sessions FINAL WHERE ${ofSites} AND ${isKnownSql}`
  const withEvents = (condition: string) =>
    `((${key}) IN (SELECT ${key} FROM events WHERE ${ofSites} AND ${condition}))`
  const always: Scope = { ...scope, withEvents }
  const isOneOf = (people: string) => `(${person} IN (${people}))`
  return {
    event: (condition, path) => {
      const { gte: timesMin = 1 } = condition.times ?? {}
      const where = eventsWhere(condition, scope, path)
      if (timesMin === 1) return isOneOf(`SELECT ${person} ${known} AND ${withEvents(where)}`)
      return isOneOf(
        `SELECT owners.person FROM (SELECT ${key}, ${person} AS person ${known}) AS owners INNER JOIN (` +
          `SELECT ${key}, count() AS times FROM events WHERE ${ofSites} AND ${where} GROUP BY ${key}` +
          `) AS counted USING (${key}) GROUP BY owners.person ` +
          `HAVING sum(times) >= ${bindings.bind('Int64', timesMin)}`,
      )
    },
    session: (filter, path) => {
      const { filter: asked, isDenied } = affirm(filter)
      const condition = filterCondition(asked, always, path)
      const found = isOneOf(`SELECT ${person} ${known} AND ${condition}`)
      return isDenied ? `NOT ${found}` : found
    },
    user: (filter, path) => userCondition(filter, scope, path),
  }
}

function userCondition(filter: Filter, scope: Scope, path: string): string {
  if (filter.property !== 'userId' && !filter.property.startsWith('trait:')) {
    const message = 'must be userId or trait:NAME; what sessions say is asked by session'
    throw new QuestionError([{ path: `${path}.property`, message }])
  }
  return filterCondition(filter, scope, path)
}
