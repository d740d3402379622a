-- Who reached a step of a funnel, the latest first: the session in which each did, and whose it is.
SELECT reached_at, tupleElement(who, 1) AS site, tupleElement(who, 2) AS session, tupleElement(who, 3), tupleElement(who, 4)
FROM (
  SELECT tupleElement(marks[{step:UInt8}], 1) AS reached_at, tupleElement(noted, 1) AS who
  FROM (/* :units */ *)
  WHERE tupleElement(marks[1], 1) > 0 AND tupleElement(marks[{step:UInt8}], 1) > 0
    AND ({notStep:UInt8} = 0 OR tupleElement(marks[{notStep:UInt8}], 1) = 0)
)
WHERE /* :before */ true
ORDER BY reached_at DESC, site DESC, session DESC
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
