import { ProblemError } from '@sojourn/contract'
import type { Caller } from '../credentials/caller.ts'
import { demandPermission } from '../credentials/caller.ts'

/**
 * Checks that a caller may ask by these properties: those that tell who somebody is need the right to see it.
 * @throws ProblemError `forbidden`.
 */
export function demandSight(caller: Caller, properties: readonly string[]): void {
  if (caller.kind === 'link' && !properties.every(isPublic))
    throw new ProblemError(
      'forbidden',
      `A public link can be asked by ${[...publicProperties].join(', ')}, and nothing else.`,
    )
  if (properties.some(isPersonal)) demandPermission(caller, 'personal_data')
}

/** What a public link can be asked by. Properties of events may hold anything, also who somebody is. */
const publicProperties: ReadonlySet<string> = new Set([
  'page',
  'entryPage',
  'exitPage',
  'section',
  'eventType',
  'channel',
  'referrerHost',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'country',
  'device',
  'browser',
  'os',
  'outcome',
  'firstChannel',
])

/** Whether somebody without an account may be told figures by a property. */
export const isPublic = (property: string): boolean => publicProperties.has(property)

/** Whether a property tells who somebody is. */
export const isPersonal = (property: string): boolean =>
  property === 'userId' || property === 'visitorId' || property.startsWith('trait:')
