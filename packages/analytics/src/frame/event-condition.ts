import type { Filter } from '@sojourn/contract'
import type { Bindings } from './bindings.ts'
import { affirm, compare } from './compare.ts'
import { demandOrder, findDimension } from './find-dimension.ts'
import { QuestionError } from './question-error.ts'

/**
 * A condition on one event as SQL over a row of `events`: of its page, section, title, type, or a property of it. A filter
 * that denies is true of an event that lacks the value.
 * @throws QuestionError where the property is none of events
 */
export function eventCondition(filter: Filter, bindings: Bindings, path: string): string {
  const meaning = findDimension(filter.property, bindings, `${path}.property`)
  if (meaning.level !== 'event') {
    const message = 'must be something of an event: page, section, title, eventType or property:NAME'
    throw new QuestionError([{ path: `${path}.property`, message }])
  }
  demandOrder(meaning, filter, path)
  const { filter: asked, isDenied } = affirm(filter)
  const condition = compare(meaning.value, asked, bindings)
  return isDenied ? `NOT ${condition}` : condition
}
