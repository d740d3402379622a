-- Sessions heard from within 90 seconds that nobody ended and that fit: how many, of how many visitors and users, and where they are.
SELECT
  count(),
  uniqExactIf(visitor_id, visitor_id != ''),
  uniqExactIf(user_id, user_id != ''),
  sumMap(map(toString(exit_page), toUInt64(1))),
  sumMap(map(toString(current_section), toUInt64(1))),
  sumMap(map(toString(channel), toUInt64(1))),
  sumMap(map(toString(country), toUInt64(1))),
  sumMap(map(toString(device_type), toUInt64(1)))
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND (site_id, session_at, session_id) IN (
    SELECT site_id, session_at, session_id
    FROM sessions
    WHERE site_id IN {sites:Array(String)} AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  )
  AND last_seen_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
  AND ended_at IS NULL
  AND /* :fitting */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
