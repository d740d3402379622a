import type { UserAnswer } from '@sojourn/contract'
import { formatMoney } from '../../format/format.ts'

/** By what users can be put in order; the names are the API's. */
const userSorts = ['lastSeen', 'firstSeen', 'sessions', 'events', 'revenue'] as const
export type UserSort = (typeof userSorts)[number]

export interface Sort {
  readonly sort: UserSort
  readonly order: 'asc' | 'desc'
}

/** Reads `revenue` or `revenue.asc` from the URL; the last seen first where it says nothing of the kind. */
export function sortOf(text: string): Sort {
  const [name, order] = text.split('.')
  return {
    sort: userSorts.find((one) => one === name) ?? 'lastSeen',
    order: order === 'asc' ? 'asc' : 'desc',
  }
}

/** What stands in the URL once a heading is chosen: another order first descends, the same turns round. */
export function nextSort({ sort, order }: Sort, chosen: UserSort): string {
  if (sort !== chosen) return chosen === 'lastSeen' ? '' : chosen
  return order === 'desc' ? `${chosen}.asc` : chosen === 'lastSeen' ? '' : chosen
}

/** What a user brought, each currency apart; a dash for nothing. */
export const revenueWords = (revenue: UserAnswer['revenue']): string =>
  Object.entries(revenue)
    .filter(([, amount]) => amount !== 0)
    .map(([currency, amount]) => formatMoney(amount, currency))
    .join(' + ') || '–'

const nameTraits = ['name', 'fullName', 'displayName', 'email', 'username'] as const

/** What a user is called, by their traits; null where these say nothing of the kind. */
export function nameOf({ traits }: Pick<UserAnswer, 'traits'>): string | null {
  const found = nameTraits.map((trait) => traits[trait]).find((value) => typeof value === 'string' && value)
  return typeof found === 'string' ? found : null
}

/** The users on screen as a file. */
export const fileOf = (users: readonly UserAnswer[]) => ({
  headings: [
    'userId',
    'firstSeenAt',
    'lastSeenAt',
    'sessions',
    'events',
    'revenue',
    'channels',
    'devices',
    'countries',
  ],
  rows: users.map((user) => [
    user.userId,
    user.firstSeenAt,
    user.lastSeenAt,
    user.sessions,
    user.events,
    user.revenue,
    user.channels.join(' '),
    user.devices.join(' '),
    user.countries.join(' '),
  ]),
})
