-- Sessions heard from within 90 seconds that nobody ended and that fit: how many, of how many visitors and users, and where they
-- are. Last where the newest of them lie.
SELECT
  count(),
  uniqExactIf(visitor_id, visitor_id != ''),
  uniqExactIf(user_id, user_id != ''),
  sumMap(map(toString(exit_page), toUInt64(1))),
  sumMap(map(toString(current_section), toUInt64(1))),
  sumMap(map(toString(channel), toUInt64(1))),
  sumMap(map(toString(country), toUInt64(1))),
  sumMap(map(toString(device_type), toUInt64(1))),
  arrayMap(
    one -> (one.2, toUnixTimestamp(one.4) * 1000, one.3),
    arraySlice(arrayReverseSort(groupArray((started_at, site_id, session_id, session_at))), 1, {limit:UInt32})
  )
FROM sessions FINAL
WHERE /* :chosen */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
