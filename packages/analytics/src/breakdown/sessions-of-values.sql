-- How many of the chosen sessions have events with each of some values.
SELECT arrayElement({some:Array(String)}, place), uniqExact(/* :session */ *)
FROM (
  SELECT /* :session */ *, /* :place */ true AS place
  FROM events
  WHERE /* :chosenEvents */ true AND /* :exists */ true
)
WHERE place != 0
GROUP BY place
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
