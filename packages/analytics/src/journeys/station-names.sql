-- The different names of the stations in the events of the chosen sessions.
SELECT DISTINCT toString(/* :name */ *)
FROM events
WHERE /* :chosenEvents */ true AND /* :where */ true
LIMIT {namesMax:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
