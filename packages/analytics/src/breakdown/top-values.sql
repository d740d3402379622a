-- The most frequent values of the chosen sessions; of equals, the first by name.
SELECT value, sum(weight) AS weighs
FROM (
  SELECT /* :value */ true AS value, /* :weight */ true AS weight
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY value
ORDER BY weighs DESC, value
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
