/** The person of a session: its user, else its visitor; empty where neither is known. Over a row of `sessions`. */
export const personSql = "if(user_id != '', user_id, visitor_id)"
