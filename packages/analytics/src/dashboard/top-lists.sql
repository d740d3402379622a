-- The values that most of the chosen sessions have, of several dimensions in one reading; of equals, the first by name.
SELECT /* :list */ true AS list, /* :value */ true AS shown, count() AS sessions
FROM (
  SELECT /* :dimensions */ *
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY GROUPING SETS /* :sets */ true
ORDER BY list, sessions DESC, shown
LIMIT {limit:UInt32} BY list
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
