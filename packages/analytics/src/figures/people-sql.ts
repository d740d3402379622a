/**
 * Visitor and user of a session as numbers to count by, 0 where there is none: SQL over its row. Of several sites, each has
 * people of its own.
 */
export function peopleSql(siteIds: readonly string[]): { visitor: string; user: string } {
  const one = siteIds.length === 1
  return {
    visitor: `if(vid = xxHash64(''), 0, ${one ? 'vid' : 'cityHash64(site_id, vid)'})`,
    user: `if(user_id = '', 0, ${one ? 'xxHash64(user_id)' : 'cityHash64(site_id, user_id)'})`,
  }
}
