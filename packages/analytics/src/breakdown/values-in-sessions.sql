-- How many events have each wanted value, and how many any other, by the counts that the rows of sessions keep.
SELECT value IN {top:Array(String)} AS isTop, if(isTop, toString(value), ''), sum(n), sum(/* :views */ *)
FROM (
  SELECT /* :values */ * AS values, /* :counts */ * AS counts
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
ARRAY JOIN values AS value, counts AS n
GROUP BY 1, 2
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
