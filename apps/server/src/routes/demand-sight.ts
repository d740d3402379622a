import type { Caller } from '../credentials/caller.ts'
import { demandPermission } from '../credentials/caller.ts'

/**
 * Checks that a caller may ask by these properties: those that tell who somebody is need the right to see it.
 * @throws ProblemError `forbidden`.
 */
export function demandSight(caller: Caller, properties: readonly string[]): void {
  if (properties.some(isPersonal)) demandPermission(caller, 'personal_data')
}

/** Whether a property tells who somebody is. */
export const isPersonal = (property: string): boolean =>
  property === 'userId' || property === 'visitorId' || property.startsWith('trait:')
