-- How many of the chosen sessions have more values than their row keeps.
SELECT countIf(NOT /* :isWhole */ true)
FROM sessions FINAL
WHERE /* :chosen */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
