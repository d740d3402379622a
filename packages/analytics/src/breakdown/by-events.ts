import type { EventDimension } from '../dimensions/dimension.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf } from './breakdown-question.ts'
import { byKeptValues } from './by-list.ts'
import { ownOf } from './events-of-values.ts'
import { groupsOfEvents, inFixedOrder, nameGroups } from './numbered-groups.ts'
import { topValuesOfEvents } from './top-values-of-events.ts'

/** A break-down by what events say: by the rows of sessions where those have it all, else by the events themselves. */
export async function byEvents(
  question: BreakdownQuestion,
  { value, inSession }: EventDimension,
): Promise<Breakdown> {
  const kept = inSession && (await byKeptValues(question, inSession))
  if (kept) return kept
  const { text, exists = `${text} != ''` } = value
  const { top: most, rows } = await topValuesOfEvents(question, { ...value, exists })
  const top = inFixedOrder(most)
  const told = { by: 'events', ...groupsOfEvents(value, top), exists } as const
  const found = await figuresOf(question, { told, params: { top } })
  const groups = nameGroups(found.groups, top)
  for (const { group, figures } of groups) Object.assign(figures, ownOf(group, figures, rows))
  return assemble(question, groups, found.whole)
}
