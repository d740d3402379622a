-- Where in the key the sessions lie that may have started in the range, by any version of their rows: unix seconds of the
-- first and last anchor. Where there is none, nothing lies between the two.
SELECT ifNull(minOrNull(toUnixTimestamp(session_at)), 4294967295), max(toUnixTimestamp(session_at))
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
