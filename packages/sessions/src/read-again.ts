import { pageReaderOf } from './page-reader.ts'
import type { EnrichedEvent, SiteRules } from './types.ts'

/**
 * A stored event with its page path and stage as the rules of today have them. The section stays as stored: an event may
 * have named it itself, which nothing stored tells from one that a rule found.
 */
export function readAgain<Event extends EnrichedEvent>(event: Event, rules: SiteRules): Event {
  const reader = pageReaderOf(rules)
  const page = reader.page(event.path)
  const stage = reader.stage(event.type, page)
  return page === event.page && stage === event.stage ? event : { ...event, page, stage }
}
