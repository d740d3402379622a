import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import { findDimension } from '../frame/find-dimension.ts'
import type { Frame } from '../frame/frame.ts'
import { traitValue } from '../frame/property-value.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import type { Breakdown, BreakdownAsked, BreakdownQuestion } from './breakdown-question.ts'
import { byEvents } from './by-events.ts'
import { byList } from './by-list.ts'
import { byTrait } from './by-trait.ts'
import { byValue } from './by-value.ts'

/**
 * Breaks the sessions of a frame down by one thing about them.
 * @throws QuestionError where `by` is no dimension.
 */
export async function breakdown(
  warehouse: Warehouse,
  frame: Frame,
  asked: BreakdownAsked,
  options: ReadOptions,
): Promise<Breakdown> {
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const { bindings } = selected
  const meaning = findDimension(asked.by, bindings, 'by')
  const question: BreakdownQuestion = { warehouse, siteIds: frame.siteIds, selected, asked, options }
  switch (meaning.level) {
    case 'session':
      return byValue(question, meaning.value.text)
    case 'sessionList':
      return byList(question, meaning.values)
    case 'event':
      return byEvents(question, meaning)
    case 'user':
      return byTrait(question, traitValue(meaning.trait, bindings))
  }
}
