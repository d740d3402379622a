-- How far each person came: the steps that were reached as bits, milliseconds from the step
-- before to each but the first and from the first to the last, what was earned at the last step, and doubts.
SELECT
  person,
  /* :bits */ true,
  /* :took */ true,
  /* :amount */ true,
  /* :currency */ true,
  doubts
FROM (/* :units */ *)
WHERE at_step_0 > 0 AND (notEmpty(doubts) OR /* :wanted */ true)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
