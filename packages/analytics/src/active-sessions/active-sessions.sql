-- Sessions heard from within 90 seconds that nobody ended: their number, and the newest of them with all columns.
WITH active AS (
  SELECT site_id, session_at, session_id, version, started_at
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)}
    AND (site_id, session_at, session_id) IN (
      SELECT site_id, session_at, session_id
      FROM sessions
      WHERE site_id IN {sites:Array(String)} AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    )
    AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND ended_at IS NULL
)
SELECT (SELECT count() FROM active), /* :columns */ *
FROM sessions
WHERE (site_id, session_at, session_id, version) IN (
  SELECT site_id, session_at, session_id, version
  FROM active
  ORDER BY started_at DESC, site_id DESC, session_id DESC
  LIMIT {limit:UInt32}
)
ORDER BY started_at DESC, site_id DESC, session_id DESC
LIMIT 1 BY site_id, session_at, session_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
