-- The names that most journeys have in each column, and, in a row of column 0, the sessions whose order is in doubt. No name:
-- before the first station or behind the last.
SELECT /* :step */ * AS step, /* :name */ * AS name, count() AS times, groupArrayArray({doubtsMax:UInt32} + 1)(doubts)
FROM (SELECT /* :named */ *, doubts FROM (/* :journeys */ *))
GROUP BY GROUPING SETS ((), /* :columns */ *)
ORDER BY step, name != '', times DESC, name
LIMIT {names:UInt32} BY step
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
