-- Of how many visitors the chosen sessions are.
SELECT uniqExact(vid)
FROM sessions FINAL
WHERE /* :chosen */ true AND vid != xxHash64('')
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
