-- Removes the rows of sessions that have run out, hidden ones too.
ALTER TABLE sessions DELETE IN PARTITION ID {week:String}
WHERE site_id = {site:String}
  AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (session_at, session_id) NOT IN (
    SELECT session_at, session_id FROM sessions
    WHERE site_id = {site:String}
      AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
    GROUP BY session_at, session_id
    HAVING max(last_seen_at) >= toDateTime({before:UInt32}, 'UTC')
  )
