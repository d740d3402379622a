import { defineQuery } from '@sojourn/warehouse'
import { askRanked, type Ranked } from '../frame/ask-ranked.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf } from './breakdown-question.ts'
import { inFixedOrder, nameGroups, numberSql } from './numbered-groups.ts'
import sql from './top-values.sql?raw'

const valuesByWeight = defineQuery<Record<string, unknown>, Ranked>({
  name: 'top-values',
  sql,
  read: ([value, weight]) => ({ value: value as string, weight: weight as number }),
})

/** The most frequent values of sessions, as texts; `value` is SQL over a row of `sessions`. */
export async function topValues(
  { warehouse, selected, asked, options }: BreakdownQuestion,
  value: string,
): Promise<string[]> {
  const { params } = selected.bindings
  const rows = await askRanked(selected, options, asked.limit, {
    ask: (chosen, options, limit) =>
      valuesByWeight(
        warehouse,
        { ...params, limit },
        { ...options, holes: { ...chosen, value, weight: weights[asked.sort] } },
      ),
    add: (one, other) => ({ ...one, weight: one.weight + other.weight }),
  })
  return rows.map(({ value }) => value)
}

/** What a session weighs in an order. */
export const weights = { sessions: '1', pageViews: 'page_count', events: 'steps' } as const

/** A break-down by what each session has one of; `text` is SQL over its row, empty where nothing is known. */
export async function byValue(question: BreakdownQuestion, text: string): Promise<Breakdown> {
  const value = `toString(${text})`
  const top = inFixedOrder(
    question.asked.values?.map((one) => one ?? '') ?? (await topValues(question, value)),
  )
  const found = await figuresOf(question, { group: numberSql(value, top), params: { top } })
  const groups = nameGroups(found.groups, top).map((one) =>
    one.group[1] === '' && one.group[0] === 'value' ? { ...one, group: ['none', ''] as const } : one,
  )
  return assemble(question, groups, found.whole)
}
