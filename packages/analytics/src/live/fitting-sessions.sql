-- Where the newest of the sessions are that were heard from within 90 seconds, that nobody ended and that fit.
SELECT site_id, toUnixTimestamp(session_at) * 1000, session_id
FROM sessions FINAL
WHERE /* :chosen */ true
ORDER BY started_at DESC, site_id DESC, session_id DESC
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1
