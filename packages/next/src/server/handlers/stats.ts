import type { Handle } from './call.ts'

/** Sums up the user's sessions of the last `daysBack` days. */
export const stats: Handle = ({ api, userId, query }) => {
  const daysBack = query.get('daysBack') ?? undefined
  return api.ask('GET', `/users/${encodeURIComponent(userId)}/stats`, { query: { daysBack } })
}
