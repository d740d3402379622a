-- The weeks in which the sessions of some events are anchored: the partitions to read.
SELECT toUnixTimestamp(toDateTime(toMonday(session_at), 'UTC')) AS week
FROM events
WHERE site_id IN {sites:Array(String)}
  AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
GROUP BY week
ORDER BY week
