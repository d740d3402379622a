import type { Filter } from '@sojourn/contract'
import { compare } from './compare.ts'
import { traitValue } from './property-value.ts'
import type { Scope } from './scope.ts'

/**
 * True of rows with a user whose trait fits: SQL over anything that has `site_id` and `user_id`. A trait of a user is
 * what the last of its `identify` events that names the trait says, at whatever time.
 */
export function usersByTrait(trait: string, filter: Filter, { bindings }: Pick<Scope, 'bindings'>): string {
  const value = compare(
    {
      text: 'trait.1',
      exists: 'true',
      number: 'trait.2',
      ordered: 'trait.3',
    },
    filter,
    bindings,
  )
  return `((site_id, user_id) IN (SELECT site_id, user_id FROM (${traitsSql(trait, bindings)}) WHERE ${value}))`
}

/** Each user's last value of a trait: `site_id, user_id, trait`, the latter a tuple of text, number and ordered text. */
export function traitsSql(trait: string, bindings: Scope['bindings']): string {
  const value = traitValue(trait, bindings)
  return (
    `SELECT site_id, user_id, argMax((${value.text}, ${value.number}, ${value.ordered}), (ts, sequence, event_id, session_id)) AS trait ` +
    `FROM events WHERE site_id IN {sites:Array(String)} AND type = 'identify' AND user_id != '' AND ${value.exists} ` +
    'GROUP BY site_id, user_id'
  )
}
