-- The last events of sites from a time on, newest first. Which they are is told by few columns; the others are read of them alone.
SELECT /* :columns */ *
FROM events
WHERE site_id IN {sites:Array(String)}
  AND ts > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND ts <= fromUnixTimestamp64Milli({until:Int64}, 'UTC')
  AND /* :ofFitting */ true
ORDER BY ts DESC, sequence DESC, event_id DESC, session_id DESC, site_id DESC
LIMIT {limit:UInt32}
