-- How far sessions or persons came through the steps of a funnel, in one row: all of them together, and the counts of each
-- value of a break-down and of each interval of a trend. A unit belongs to where its furthest way began: it is gathered
-- there once, and what is told of all is put together from that.
SELECT /* :told */ *, doubts
FROM (
  SELECT
    /* :joined */ *,
    groupArrayArray({doubtsMax:UInt32} + 1)(place.doubts) AS doubts
  FROM (
    SELECT
      /* :places */ true,
      /* :gathered */ *,
      groupArrayArrayIf({doubtsMax:UInt32} + 1)(unit.doubts, notEmpty(unit.doubts)) AS doubts
    FROM (/* :units */ *) AS unit
    WHERE at_step_0 > 0
    GROUP BY ALL
  ) AS place
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
