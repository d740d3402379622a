-- The different journeys and how often each is taken, the most frequent first, as long as there are not too many; before them
-- all together, with the sessions whose order is in doubt.
SELECT
  grouping(path) AS isAll, count() AS times, any(columns), groupArrayArray({doubtsMax:UInt32} + 1)(doubts)
FROM (SELECT cityHash64(/* :cells */ *) AS path, /* :columns */ * AS columns, doubts FROM (/* :journeys */ *))
GROUP BY GROUPING SETS ((path), ())
ORDER BY isAll DESC, times DESC, path
LIMIT {pathsMax:UInt32} + 2
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
