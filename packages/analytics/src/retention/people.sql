-- People as numbers, in order, each with the periods that they were here in as bits; no more than :peopleMax and one.
SELECT unit, toUInt32(groupBitOr(mask)) AS bits
FROM (/* :masks */ *)
GROUP BY unit
HAVING bits != 0
ORDER BY unit
LIMIT {peopleMax:UInt32} + 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
