-- Events of sites in a range of time whose sessions are anchored in one week, in the order of the key: read as it lies.
SELECT /* :columns */ *
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({week:UInt32}, 'UTC')
  AND session_at < toDateTime({week:UInt32}, 'UTC') + INTERVAL 7 DAY
  AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
