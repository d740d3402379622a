-- What stands of sessions by the day that they began on: a text that differs as soon as one of them has another row, comes
-- or goes.
SELECT day, concat(toString(count()), '-', hex(groupBitXor(cityHash64(site_id, session_at, sid, version))))
FROM (
  SELECT roundDown(toUnixTimestamp64Milli(started_at), {starts:Array(Int64)}) AS day, site_id, session_at, sid, version
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY day
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
