-- Takes what was said of sessions that have run out from every answer. Sessions that are still heard of stay whole.
DELETE FROM session_changes
WHERE site_id = {site:String}
  AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (session_at, session_id) NOT IN (
    SELECT session_at, session_id FROM sessions
    WHERE site_id = {site:String}
      AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
    GROUP BY session_at, session_id
    HAVING max(last_seen_at) >= toDateTime({before:UInt32}, 'UTC')
  )
SETTINGS lightweight_delete_mode = 'lightweight_update'
