/**
 * What tells sessions of these sites apart, as columns of `events` and `sessions`, in numbers where they are of one site:
 * the key of either table without its long texts.
 */
export const sessionKeySql = (siteIds: readonly string[]): string =>
  siteIds.length === 1 ? 'session_at, sid' : 'site_id, session_at, sid'

/**
 * What tells sessions of these sites apart where their place does not matter: a third of the time of the key to group by and
 * to join by. An id is one session of its site.
 */
export const sessionSql = (siteIds: readonly string[]): string =>
  siteIds.length === 1 ? 'sid' : 'site_id, sid'
