-- The weeks in which some sessions are anchored: the partitions to read. Any version of a row counts.
SELECT toUnixTimestamp(toDateTime(toMonday(session_at), 'UTC')) AS week
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
GROUP BY week
ORDER BY week
