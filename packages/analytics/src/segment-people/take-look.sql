-- Notes who is in a segment now.
INSERT INTO segment_people (look, person)
SELECT DISTINCT {look:UInt64}, /* :person */ * AS person
FROM sessions FINAL
WHERE /* :chosen */ true AND /* :isKnown */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
