-- The paths that most journeys take, each with a session that took it: by a hash, as the texts of a million different paths
-- would fill the memory. Before them, without a limit, those whose hashes are known.
SELECT toString(path), times, toUnixTimestamp(began), toString(one)
FROM (
  SELECT cityHash64(/* :cells */ *) AS path, count() AS times, any(session_at) AS began, any(sid) AS one
  FROM (/* :journeys */ *)
  WHERE /* :isWanted */ true
  GROUP BY path
  ORDER BY /* :isKnown */ true DESC, times DESC, toString(path)
  LIMIT {limit:UInt32} + length({known:Array(String)})
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
