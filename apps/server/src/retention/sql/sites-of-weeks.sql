-- Whose rows a week holds, in any of the three tables.
SELECT DISTINCT toUnixTimestamp(toDateTime(toMonday(session_at), 'UTC')), site_id
FROM (
  SELECT site_id, session_at FROM events WHERE session_at < toDateTime({before:UInt32}, 'UTC')
  UNION ALL
  SELECT site_id, session_at FROM session_changes WHERE session_at < toDateTime({before:UInt32}, 'UTC')
  UNION ALL
  SELECT site_id, session_at FROM sessions WHERE session_at < toDateTime({before:UInt32}, 'UTC')
)
ORDER BY 1, 2
