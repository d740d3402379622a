-- How many of the chosen sessions have events with each of some values.
SELECT toString(/* :value */ *) AS value, uniqExact(/* :session */ *)
FROM events
WHERE /* :chosenEvents */ true AND /* :exists */ true AND /* :value */ * IN {some:Array(String)}
GROUP BY value
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
