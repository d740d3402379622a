import { defineQuery } from '@sojourn/warehouse'
import type { ValueSql } from '../dimensions/dimension.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf, valuesAsked } from './breakdown-question.ts'
import { weights } from './by-value.ts'
import sql from './values-of-trait.sql?raw'

const topTraits = defineQuery<Record<string, unknown>, string>({
  name: 'values-of-trait',
  sql,
  read: ([value]) => value as string,
})

/** A break-down by a trait of the user; `trait` is SQL over the `identify` events that name it. */
export async function byTrait(
  question: BreakdownQuestion,
  { text: value, exists = 'true' }: ValueSql,
): Promise<Breakdown> {
  const { warehouse, selected, asked, options } = question
  const top =
    valuesAsked(question) ??
    (await topTraits(
      warehouse,
      { ...selected.bindings.params, limit: asked.limit },
      { ...options, holes: { ...selected.holes, value, exists, weight: weights[asked.sort] } },
    ))
  const { groups, whole } = await figuresOf(question, {
    told: { by: 'trait', value, exists },
    params: { top },
  })
  return assemble(question, groups, whole)
}
