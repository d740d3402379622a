-- Who reached a step of a funnel, the latest first: the session in which each did, and whose it is.
SELECT reached_at, tupleElement(who, 1) AS site, tupleElement(who, 2) AS session, tupleElement(who, 3), tupleElement(who, 4)
FROM (
  SELECT /* :reached */ * AS reached_at, tupleElement(noted, 1) AS who
  FROM (/* :units */ *)
  WHERE at_step_0 > 0 AND /* :reached */ true > 0 AND /* :notNext */ true
)
WHERE /* :before */ true
ORDER BY reached_at DESC, site DESC, session DESC
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
