-- The most frequent values of the events of the chosen sessions, with the number of events and of page views; of equals,
-- the first by name. Before them, the numbers of all events that have a value.
SELECT grouping(value) AS isWhole, value, count(), countIf(isView)
FROM (
  SELECT site_id, session_at, sid, toString(/* :value */ *) AS value, type = 'page_view' AS isView
  FROM events
  WHERE /* :chosenEvents */ true AND /* :exists */ true
)
GROUP BY GROUPING SETS ((value), ())
ORDER BY isWhole DESC, /* :sort */ true DESC, value
LIMIT {limit:UInt32} + 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
