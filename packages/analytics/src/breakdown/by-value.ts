import { defineQuery } from '@sojourn/warehouse'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf } from './breakdown-question.ts'
import { nameGroups, numberSql } from './numbered-groups.ts'
import sql from './top-values.sql?raw'

/** The most frequent values of sessions. */
export const topValues = defineQuery<Record<string, unknown>, string>({
  name: 'top-values',
  sql,
  read: ([value]) => value as string,
})

/** What a session weighs in an order. */
export const weights = { sessions: '1', pageViews: 'page_count', events: 'steps' } as const

/** A break-down by what each session has one of; `text` is SQL over its row, empty where nothing is known. */
export async function byValue(question: BreakdownQuestion, text: string): Promise<Breakdown> {
  const { warehouse, selected, asked, options } = question
  const value = `toString(${text})`
  const top =
    asked.values?.map((one) => one ?? '') ??
    (await topValues(
      warehouse,
      { ...selected.bindings.params, limit: asked.limit },
      { ...options, holes: { ...selected.holes, value, weight: weights[asked.sort] } },
    ))
  const found = await figuresOf(question, { group: numberSql(value, top), params: { top } })
  const groups = nameGroups(found.groups, top).map((one) =>
    one.group[1] === '' && one.group[0] === 'value' ? { ...one, group: ['none', ''] as const } : one,
  )
  return assemble(question, groups, found.whole)
}
