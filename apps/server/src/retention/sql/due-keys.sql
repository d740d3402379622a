-- The sessions of a stretch of a site that have run out.
SELECT toUnixTimestamp(session_at), session_id
FROM sessions
WHERE site_id = {site:String}
  AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
GROUP BY session_at, session_id
HAVING max(last_seen_at) < toDateTime({before:UInt32}, 'UTC')
