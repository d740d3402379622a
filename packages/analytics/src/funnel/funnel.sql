-- How far sessions or persons came through the steps of a funnel: one row for all of them, and one for each value of a
-- break-down and each interval of a trend. A unit belongs to where its furthest way began.
SELECT kind, value_of_kind, bucket_of_kind, /* :told */ *, doubts
FROM (
  SELECT
    /* :kind */ true AS kind,
    /* :value */ true AS value_of_kind,
    /* :bucket */ true AS bucket_of_kind,
    /* :gathered */ *,
    groupArrayArrayIf({doubtsMax:UInt32} + 1)(unit.doubts, notEmpty(unit.doubts)) AS doubts
  FROM (
    SELECT /* :unit */ *
    FROM (/* :units */ *)
    WHERE at_step_0 > 0
  ) AS unit
  GROUP BY /* :groups */ true
  ORDER BY kind, counts[1] DESC, value_of_kind
  LIMIT {rowsMax:UInt32} BY kind
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
