-- The values of a break-down that most people in cohorts have.
SELECT value
FROM (/* :people */ *)
GROUP BY value
ORDER BY sum(people) DESC, value
LIMIT {valuesMax:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
