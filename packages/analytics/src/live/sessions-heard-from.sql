-- Sessions that were heard from since a time by any version of their rows: all versions, from which who asks picks the last.
SELECT /* :columns */ *
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND (site_id, session_at, session_id) IN (
    SELECT site_id, session_at, session_id
    FROM sessions
    WHERE site_id IN {sites:Array(String)} AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  )
LIMIT {limit:UInt32}
