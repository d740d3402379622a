import { defineQuery } from '@sojourn/warehouse'
import type { EventDimension } from '../dimensions/dimension.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf, valuesAsked } from './breakdown-question.ts'
import { topValues, weights } from './by-value.ts'
import { ownOf, type ValueRow } from './events-of-values.ts'
import { groupsOfList, nameGroups } from './numbered-groups.ts'
import sql from './values-in-sessions.sql?raw'

const valuesInSessions = defineQuery<Record<string, unknown>, ValueRow & { readonly isCut: boolean }>({
  name: 'values-in-sessions',
  sql,
  read: ([isAll, value, events, pageViews, isCut]) => ({
    isAll: isAll === 1,
    value: value as string,
    events: events as number,
    pageViews: pageViews as number,
    isCut: isCut === 1,
  }),
})

/** A break-down by what each session has any number of: `values` is their array as SQL over its row. */
export async function byList(question: BreakdownQuestion, values: string): Promise<Breakdown> {
  const { warehouse, selected, asked, options } = question
  const value = `arrayJoin(arrayDistinct(${values}))`
  const top =
    valuesAsked(question) ??
    (await topValues(
      warehouse,
      { ...selected.bindings.params, limit: asked.limit },
      { ...options, holes: { ...selected.holes, value, weight: weights[asked.sort] } },
    ))
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
  const all = await valuesInSessions(
    warehouse,
    { ...selected.bindings.params, ...(wanted ? { wanted } : {}), limit: wanted?.length ?? asked.limit },
    { ...options, holes: { ...selected.holes, ...kept, sort } },
  )
  if (all.some(({ isCut }) => isCut)) return undefined
  const found = all.filter(({ isAll, value }) => isAll || !wanted || wanted.includes(value))
  const top = wanted ?? found.filter(({ isAll }) => !isAll).map(({ value }) => value)
  const { groups, whole } = await figuresOfList(question, kept.values, top)
  for (const { group, figures } of groups) Object.assign(figures, ownOf(group, figures, found))
  return assemble(question, groups, whole)
}

async function figuresOfList(question: BreakdownQuestion, values: string, top: readonly string[]) {
  const group = `arrayJoin(${groupsOfList(values, top)})`
  const { groups, whole } = await figuresOf(question, { group, isZeroWhole: true, params: { top } })
  return { groups: nameGroups(groups, top), whole }
}
