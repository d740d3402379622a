import { defineQuery } from '@sojourn/warehouse'
import type { EventDimension } from '../dimensions/dimension.ts'
import { sessionKeySql } from '../frame/session-keys.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf, valuesAsked } from './breakdown-question.ts'
import { byList, ownOf, type ValueCount } from './by-list.ts'
import truncatedSql from './truncated-sessions.sql?raw'
import sql from './values-of-events.sql?raw'

interface ValueRow {
  readonly isWhole: boolean
  readonly value: string
  readonly events: number
  readonly pageViews: number
}

const valuesOfEvents = defineQuery<Record<string, unknown>, ValueRow>({
  name: 'values-of-events',
  sql,
  read: ([isWhole, value, events, pageViews]) => ({
    isWhole: isWhole === 1,
    value: value as string,
    events: events as number,
    pageViews: pageViews as number,
  }),
})

const truncatedSessions = defineQuery<Record<string, unknown>, number>({
  name: 'truncated-sessions',
  sql: truncatedSql,
  read: ([count]) => count as number,
})

/** A break-down by what events say: by the rows of sessions where those have it all, else by the events themselves. */
export async function byEvents(
  question: BreakdownQuestion,
  { value, inSession }: EventDimension,
): Promise<Breakdown> {
  if (inSession && (await areWhole(question, inSession.isWhole)))
    return byList(question, inSession.values, inSession)

  const { warehouse, siteIds, selected, asked, options } = question
  const { text, exists = `${text} != ''` } = value
  const holes = { value: text, exists }
  const wanted = valuesAsked(question)
  const sort = wanted
    ? 'value IN {wanted:Array(String)}'
    : {
        sessions: `uniqExact(${sessionKeySql(siteIds)})`,
        pageViews: 'countIf(isView)',
        events: 'count()',
      }[asked.sort]
  const all = await valuesOfEvents(
    warehouse,
    { ...selected.bindings.params, ...(wanted ? { wanted } : {}), limit: wanted?.length ?? asked.limit },
    { ...options, holes: { ...selected.holes, ...holes, sort } },
  )
  const found = all.filter(({ isWhole, value }) => isWhole || !wanted || wanted.includes(value))
  const rows = found.filter((row) => !row.isWhole)
  const told = { by: 'events', value: text, exists } as const
  // A session with several values is in several groups: all sessions are counted apart.
  const [{ groups }, { whole }] = await Promise.all([
    figuresOf(question, { told, params: { top: rows.map((row) => row.value) } }),
    figuresOf(question, {}),
  ])
  const counts = [...rows.map(countOf), restOf(found)]
  for (const { group, figures } of groups) {
    const named = { group: group as readonly [string, string], figures }
    Object.assign(figures, ownOf(named, counts))
  }
  return assemble(question, groups, whole)
}

async function areWhole(
  { warehouse, selected, options }: BreakdownQuestion,
  isWhole: string,
): Promise<boolean> {
  if (isWhole === 'true') return true
  const holes = { ...selected.holes, isWhole }
  const [truncated = 0] = await truncatedSessions(warehouse, selected.bindings.params, { ...options, holes })
  return truncated === 0
}

const countOf = ({ value, events, pageViews }: ValueRow): ValueCount => ({
  group: ['value', value],
  events,
  pageViews,
})

/** The events with a value beyond the rows. */
function restOf(found: readonly ValueRow[]): ValueCount {
  let [events, pageViews] = [0, 0]
  for (const row of found) {
    events += row.isWhole ? row.events : -row.events
    pageViews += row.isWhole ? row.pageViews : -row.pageViews
  }
  return { group: ['other', ''], events, pageViews }
}
