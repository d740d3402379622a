-- The stations of the paths that some sessions took.
SELECT toString(cityHash64(/* :cells */ *)) AS path, any(/* :columns */ *)
FROM (/* :journeys */ *)
GROUP BY path
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
