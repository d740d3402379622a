-- The names that most journeys have in each column, and, in a row of step 0, the sessions whose order is in doubt. No name:
-- before the first station or behind the last.
SELECT step, name, count() AS times, groupArrayArray({doubtsMax:UInt32} + 1)(if(place = 1, doubts, []))
FROM (SELECT /* :cells */ * AS cells, doubts FROM (/* :journeys */ *))
ARRAY JOIN cells AS name, arrayEnumerate(cells) AS place
GROUP BY GROUPING SETS ((place AS step, name), ())
ORDER BY step, name != '', times DESC, name
LIMIT {names:UInt32} BY step
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
