-- The paths that most journeys take, each with sessions that took it: by a hash, as the texts of a million different paths
-- would fill the memory.
SELECT toString(path), times, toString(one), toString(other)
FROM (
  SELECT cityHash64(/* :cells */ *) AS path, count() AS times, any(sid) AS one, anyLast(sid) AS other
  FROM (/* :journeys */ *)
  GROUP BY path
  HAVING times >= {minCount:UInt64}
  ORDER BY times DESC, path
  LIMIT {limit:UInt32}
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
