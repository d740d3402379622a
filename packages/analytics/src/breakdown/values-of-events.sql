-- The values that most events of the chosen sessions have, each with its events and page views; of equals, the first by name.
-- Before them those of all values.
SELECT grouping(value) AS isAll, value, count(), countIf(isView)
FROM (
  SELECT /* :session */ *, toString(/* :value */ *) AS value, type = 'page_view' AS isView
  FROM events
  WHERE /* :chosenEvents */ true AND /* :exists */ true
)
GROUP BY GROUPING SETS ((value), ())
ORDER BY isAll DESC, /* :sort */ true DESC, value
LIMIT {limit:UInt32} + 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
