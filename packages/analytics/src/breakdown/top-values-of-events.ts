import { defineQuery } from '@sojourn/warehouse'
import type { ValueSql } from '../dimensions/dimension.ts'
import { askParts } from '../frame/ask-parts.ts'
import { askRanked } from '../frame/ask-ranked.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { type BreakdownQuestion, valuesAsked } from './breakdown-question.ts'
import { addRows, type ValueRow } from './events-of-values.ts'
import { inFixedOrder, placeInList } from './numbered-groups.ts'
import sessionsSql from './sessions-of-values.sql?raw'
import sql from './values-of-events.sql?raw'

const valuesOfEvents = defineQuery<Record<string, unknown>, ValueRow>({
  name: 'values-of-events',
  sql,
  read: ([isAll, value, events, pageViews, weight]) => ({
    weight: weight as number,
    isAll: isAll === 1,
    value: value as string,
    events: events as number,
    pageViews: pageViews as number,
  }),
})
const sessionsOfValues = defineQuery<Record<string, unknown>, readonly [value: string, sessions: number]>({
  name: 'sessions-of-values',
  sql: sessionsSql,
  read: ([value, sessions]) => [value as string, sessions as number],
})

/** A value as SQL over a row of `events`, and whether there is one. */
type Told = ValueSql & Required<Pick<ValueSql, 'exists'>>

/** What values are put in order by, as an aggregate over counts of them; `tally` is of events, and merged there. */
interface Order {
  readonly sort: string
  readonly tally?: string
}

/** Values by their events that are looked at for those with most sessions; where they do not tell, all are. */
const listedMax = 1000

/**
 * So many times the rows are counted at first: where the values are of nearly the same frequency, mostly all that can be among
 * the top; where they are not, those behind the first have few events, and cost next to nothing.
 */
const countedFirst = 5

/** The values that are to have rows, and the counts of their events, of some others, and of all. */
export async function topValuesOfEvents(
  question: BreakdownQuestion,
  told: Told,
): Promise<{ top: readonly string[]; rows: readonly ValueRow[] }> {
  const { asked } = question
  const wanted = valuesAsked(question)
  if (wanted) {
    const rows = await list(question, told, { sort: 'value IN {wanted:Array(String)}' }, wanted.length)
    return { top: wanted, rows: rows.filter(({ isAll, value }) => isAll || wanted.includes(value)) }
  }
  if (asked.sort !== 'sessions') {
    const sort = { pageViews: 'sum(views)', events: 'sum(n)' }[asked.sort]
    return withTop(await list(question, told, { sort }, asked.limit))
  }
  const listed = await list(question, told, { sort: 'sum(n)' }, listedMax)
  const most = await mostSessions(question, told, listed)
  if (most) return { top: most, rows: listed.filter(({ isAll, value }) => isAll || most.includes(value)) }
  const tally = `uniqExactState(${sessionSql(question.siteIds)})`
  return withTop(await list(question, told, { sort: 'uniqExactMerge(tally)', tally }, asked.limit))
}

const withTop = (rows: readonly ValueRow[]) => ({
  top: rows.filter(({ isAll }) => !isAll).map(({ value }) => value),
  rows,
})

/**
 * Those of most sessions, of values that are listed by their events. A value has no more sessions than events: one with fewer
 * events than the last of the top has sessions cannot be among them, and to count the sessions of few values takes a fraction
 * of what it takes to count those of all. Undefined: the list ends too early to tell.
 */
async function mostSessions(
  question: BreakdownQuestion,
  told: Told,
  listed: readonly ValueRow[],
): Promise<string[] | undefined> {
  const { limit } = question.asked
  const values = listed.filter(({ isAll }) => !isAll)
  const sessions = new Map<string, number>()
  const ranked = () => [...sessions].sort(([one, many], [other, more]) => more - many || inOrder(one, other))
  const count = async (some: readonly ValueRow[]) => {
    if (some.length === 0) return
    for (const [value, found] of await countSessions(question, told, some)) sessions.set(value, found)
  }
  await count(values.slice(0, countedFirst * limit))
  const least = ranked()[limit - 1]?.[1] ?? 0
  await count(values.filter(({ value, events }) => events >= least && !sessions.has(value)))
  const isListWhole = values.length < listedMax
  if (!isListWhole && (values.at(-1)?.events ?? 0) >= least) return undefined
  return ranked()
    .slice(0, limit)
    .map(([value]) => value)
}

const inOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

const list = (
  question: BreakdownQuestion,
  told: Told,
  { sort, tally = '0' }: Order,
  limit: number,
): Promise<ValueRow[]> => {
  const { warehouse, selected, options } = question
  const wanted = valuesAsked(question)
  const params = { ...selected.bindings.params, ...(wanted ? { wanted } : {}) }
  return askRanked(selected, options, limit, {
    ask: (chosen, options, limit) =>
      valuesOfEvents(
        warehouse,
        { ...params, limit },
        { ...options, holes: { ...chosen, ...holesOf(question, told), sort, tally } },
      ),
    add: addRows,
  })
}

async function countSessions(
  question: BreakdownQuestion,
  told: Told,
  some: readonly ValueRow[],
): Promise<Map<string, number>> {
  const { warehouse, selected, options } = question
  const values = inFixedOrder(some.map(({ value }) => value))
  const params = { ...selected.bindings.params, some: values }
  const place = placeInList(told, '{some:Array(String)}')
  const counts = await askParts(selected, options, (chosen, options) =>
    sessionsOfValues(warehouse, params, {
      ...options,
      holes: { ...chosen, ...holesOf(question, told), place },
    }),
  )
  const sessions = new Map<string, number>()
  for (const [value, found] of counts.flat()) sessions.set(value, (sessions.get(value) ?? 0) + found)
  return sessions
}

const holesOf = (
  { siteIds }: BreakdownQuestion,
  { text, whole = "CAST(NULL, 'Nullable(Int64)')", exists }: Told,
) => ({ value: text, whole, exists, session: sessionSql(siteIds) })
