/** The person of a session: its user, else its visitor; empty where neither is known. Over a row of `sessions`. */
export const personSql = "if(user_id != '', user_id, visitor_id)"

/** The same as a number, to tell people of these sites apart; a session of nobody known has one too, see {@link isKnownSql}. */
export const personNumberSql = (siteIds: readonly string[]): string => {
  const number = "if(user_id = '', vid, xxHash64(user_id))"
  return siteIds.length === 1 ? number : `cityHash64(site_id, ${number})`
}

/** Whether a session has a person. */
export const isKnownSql = "(user_id != '' OR vid != xxHash64(''))"
