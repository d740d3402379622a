const ofSites = 'site_id IN {sites:Array(String)}'

/**
 * Where in the key of `sessions` all sessions lie that fulfil some conditions: between their first and last anchor. A
 * session counts by the last version of its row, which only FINAL knows, and FINAL reads everything that the key does not
 * exclude. But where the last version fits, some version fits, and those the skip indexes find without FINAL. That also
 * holds for sessions that began long before or after their anchor, as parts of visits and late events make them.
 */
export function spanWhere(conditions: readonly string[]): string {
  const found = `FROM sessions WHERE ${[ofSites, ...conditions].join(' AND ')}`
  // The same text twice is asked once.
  const span = `(SELECT (ifNull(minOrNull(session_at), toDateTime(4294967295, 'UTC')), max(session_at)) ${found})`
  return `session_at >= tupleElement(${span}, 1) AND session_at <= tupleElement(${span}, 2)`
}

/** The same by their very keys: for conditions that few sessions fulfil, which may lie anywhere in time. */
export function keysWhere(conditions: readonly string[]): string {
  const key = 'site_id, session_at, session_id'
  return `(${key}) IN (SELECT ${key} FROM sessions WHERE ${[ofSites, ...conditions].join(' AND ')})`
}
