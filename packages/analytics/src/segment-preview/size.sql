-- How many sessions of a frame belong to a segment, and of how many people; then the same of the frame.
SELECT countIf(isMatched), uniqExactIf(person, isMatched AND isKnown), count(), uniqExactIf(person, isKnown)
FROM (
  SELECT /* :person */ * AS person, /* :isKnown */ true AS isKnown, /* :isMatched */ true AS isMatched
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
