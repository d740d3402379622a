-- The last events of sites from a time on, newest first.
SELECT /* :columns */ *
FROM events
WHERE site_id IN {sites:Array(String)}
  AND (site_id, session_at, session_id, ts, sequence, event_id) IN (
    SELECT site_id, session_at, session_id, ts, sequence, event_id
    FROM events
    WHERE site_id IN {sites:Array(String)}
      AND ts > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
      AND ts <= fromUnixTimestamp64Milli({now:Int64}, 'UTC')
      AND /* :ofFitting */ true
    ORDER BY ts DESC, sequence DESC, event_id DESC, session_id DESC, site_id DESC
    LIMIT {limit:UInt32}
  )
ORDER BY ts DESC, sequence DESC, event_id DESC, session_id DESC, site_id DESC
