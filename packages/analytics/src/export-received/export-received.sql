-- Events of a site that the server received in a time, session by session, in the order of the key: read as it lies.
SELECT /* :columns */ *
FROM events
WHERE site_id = {site:String}
  AND received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
