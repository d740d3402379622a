-- The newest of the chosen sessions from a time on: all, or the newest of each person.
SELECT site_id, toUnixTimestamp(session_at) * 1000, session_id
FROM sessions FINAL
WHERE /* :chosen */ true
  AND started_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
ORDER BY started_at DESC, site_id DESC, session_id DESC
LIMIT 1 BY /* :unit */ *
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
