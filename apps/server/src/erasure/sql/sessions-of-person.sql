-- The sessions that hold anything of a user, and whether they are the user's own.
SELECT site_id, toUnixTimestamp(session_at) AS anchor, session_id, max(is_own)
FROM (
  SELECT site_id, session_at, session_id, 1 AS is_own
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
  UNION ALL
  SELECT site_id, session_at, session_id, 0
  FROM events
  WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
  UNION ALL
  SELECT site_id, session_at, session_id, 0
  FROM session_changes
  WHERE site_id IN {sites:Array(String)} AND JSONExtractString(body, 'userId') = {user:String}
)
GROUP BY site_id, anchor, session_id
ORDER BY site_id, anchor, session_id
