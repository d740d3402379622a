import { defineQuery } from '@sojourn/warehouse'
import type { EventDimension } from '../dimensions/dimension.ts'
import { askRanked } from '../frame/ask-ranked.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf, valuesAsked } from './breakdown-question.ts'
import { topValues } from './by-value.ts'
import { addRows, ownOf, type ValueRow } from './events-of-values.ts'
import { groupsOfList, inFixedOrder, nameGroups } from './numbered-groups.ts'
import sql from './values-in-sessions.sql?raw'

const valuesInSessions = defineQuery<Record<string, unknown>, ValueRow & { readonly isCut: boolean }>({
  name: 'values-in-sessions',
  sql,
  read: ([isAll, value, events, pageViews, isCut, weight]) => ({
    weight: weight as number,
    isAll: isAll === 1,
    value: value as string,
    events: events as number,
    pageViews: pageViews as number,
    isCut: isCut === 1,
  }),
})

/** A break-down by what each session has any number of: `values` is their array as SQL over its row. */
export async function byList(question: BreakdownQuestion, values: string): Promise<Breakdown> {
  const value = `arrayJoin(arrayDistinct(${values}))`
  const top = inFixedOrder(valuesAsked(question) ?? (await topValues(question, value)))
  const { groups, whole } = await figuresOfList(question, values, top)
  return assemble(question, groups, whole)
}

/**
 * A break-down by what the events of sessions say, of which their rows keep all values. Undefined: some rows have lost values.
 */
export async function byKeptValues(
  question: BreakdownQuestion,
  kept: NonNullable<EventDimension['inSession']>,
): Promise<Breakdown | undefined> {
  const { warehouse, selected, asked, options } = question
  const wanted = valuesAsked(question)
  const sort = wanted
    ? 'value IN {wanted:Array(String)}'
    : { sessions: 'countIf(nth = 1)', pageViews: `sum(${kept.views})`, events: 'sum(n)' }[asked.sort]
  const params = { ...selected.bindings.params, ...(wanted ? { wanted } : {}) }
  const all = await askRanked(selected, options, wanted?.length ?? asked.limit, {
    ask: (chosen, options, limit) =>
      valuesInSessions(warehouse, { ...params, limit }, { ...options, holes: { ...chosen, ...kept, sort } }),
    add: (one, other) => ({ ...addRows(one, other), isCut: one.isCut || other.isCut }),
  })
  if (all.some(({ isCut }) => isCut)) return undefined
  const found = all.filter(({ isAll, value }) => isAll || !wanted || wanted.includes(value))
  const top = inFixedOrder(wanted ?? found.filter(({ isAll }) => !isAll).map(({ value }) => value))
  const { groups, whole } = await figuresOfList(question, kept.values, top)
  for (const { group, figures } of groups) Object.assign(figures, ownOf(group, figures, found))
  return assemble(question, groups, whole)
}

async function figuresOfList(question: BreakdownQuestion, values: string, top: readonly string[]) {
  const group = `arrayJoin(${groupsOfList(values, top)})`
  const { groups, whole } = await figuresOf(question, { group, isZeroWhole: true, params: { top } })
  return { groups: nameGroups(groups, top), whole }
}
