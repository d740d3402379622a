-- The values that most events have, by the counts that the rows of the chosen sessions keep; of equals, the first by name.
SELECT value
FROM (
  SELECT /* :values */ * AS values, /* :counts */ * AS counts
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
ARRAY JOIN values AS value, counts AS n
GROUP BY value
ORDER BY sum(/* :weight */ *) DESC, value
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
