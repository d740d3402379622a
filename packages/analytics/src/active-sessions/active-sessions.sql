-- Sessions heard from within 90 seconds that nobody ended, by the last version of each row: where the newest of them are,
-- and the number of all. The rows that may be meant are found by the index, without FINAL.
SELECT count() OVER (), site_id, toUnixTimestamp(session_at) * 1000, session_id
FROM (
  SELECT site_id, session_at, session_id, argMax(started_at, version) AS began_at
  FROM sessions
  WHERE site_id IN {sites:Array(String)}
    AND (site_id, session_at, session_id) IN (
      SELECT site_id, session_at, session_id
      FROM sessions
      WHERE site_id IN {sites:Array(String)} AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    )
  GROUP BY site_id, session_at, session_id
  HAVING argMax(
    is_deleted = 0 AND ended_at IS NULL AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC'),
    version
  )
)
ORDER BY began_at DESC, site_id DESC, session_id DESC
LIMIT {limit:UInt32}
