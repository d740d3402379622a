-- The most frequent values of a trait among the users of the chosen sessions; of equals, the first by name.
SELECT value
FROM (
  SELECT site_id, user_id, /* :weight */ true AS weight
  FROM sessions FINAL
  WHERE /* :chosen */ true
) AS session
INNER JOIN (
  SELECT site_id, user_id, argMax(/* :value */ *, (ts, sequence, event_id, session_id)) AS value
  FROM events
  WHERE site_id IN {sites:Array(String)} AND type = 'identify' AND user_id != '' AND /* :exists */ true
  GROUP BY site_id, user_id
) AS trait USING (site_id, user_id)
GROUP BY value
ORDER BY sum(weight) DESC, value
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
