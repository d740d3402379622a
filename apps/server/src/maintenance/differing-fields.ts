import { isDeepStrictEqual } from 'node:util'
import type { Session } from '@sojourn/sessions'
import type { StoredSession } from '@sojourn/warehouse'

/**
 * The fields of a row that say something else than the fold. The last sign of life may be later than the last event,
 * since heartbeats leave no trace; it is wrong only where it is earlier.
 */
export function differingFields(expected: StoredSession, standing: StoredSession): string[] {
  const fields: string[] = []
  for (const field of Object.keys(expected.session) as (keyof Session)[]) {
    if (!isEqual(expected.session[field], standing.session[field])) fields.push(field)
  }
  if (expected.visitKey !== standing.visitKey) fields.push('visitKey')
  if (expected.userId !== standing.userId) fields.push('resolvedUserId')
  if (standing.lastSeenAt < expected.session.lastEventAt) fields.push('lastSeenAt')
  return fields
}

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && isDeepStrictEqual(one, other))
