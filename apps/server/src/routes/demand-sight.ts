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

/** Whether a property tells who somebody is, or can: whatever pages say in their events, and addresses with their queries. */
export const isPersonal = (property: string): boolean =>
  personal.has(property) || property.startsWith('trait:') || property.startsWith('property:')

const personal: ReadonlySet<string> = new Set(['userId', 'visitorId', 'referrer'])

/** What every event has and whoever reads may be told. Another name in a condition on events is a property of theirs. */
const openFields: ReadonlySet<string> = new Set([
  'page',
  'section',
  'title',
  'eventType',
  'revenue',
  'currency',
])

/**
 * Checks that a caller may choose events by these conditions: figures by a guess would tell what a property holds. Public
 * links ask what they were made for.
 * @throws ProblemError `forbidden`.
 */
export function demandSightOfEvents(
  caller: Caller,
  matches: readonly ({ readonly where?: readonly { readonly property: string }[] | undefined } | undefined)[],
): void {
  if (caller.kind === 'link') return
  const names = matches.flatMap((match) => match?.where ?? []).map(({ property }) => property)
  if (names.some((name) => !openFields.has(name))) demandPermission(caller, 'personal_data')
}
