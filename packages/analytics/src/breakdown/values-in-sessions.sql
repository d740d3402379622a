-- The values that most events have, by what the rows of the chosen sessions keep, each with its sessions, events and page
-- views; of equals, the first by name. Before them those of all values, and whether a row has lost some.
SELECT grouping(value) AS isAll, toString(value) AS text, sum(n), sum(/* :views */ *), max(isCut), /* :sort */ true AS weighs
FROM (
  SELECT /* :values */ * AS values, /* :counts */ * AS counts, NOT /* :isWhole */ true AS isCut
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
ARRAY JOIN values AS value, counts AS n, arrayEnumerateUniq(values) AS nth
GROUP BY GROUPING SETS ((value), ())
ORDER BY isAll DESC, weighs DESC, text
LIMIT {limit:UInt32} + 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
