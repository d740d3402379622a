-- Cohorts by the period of their first event, for each value of a break-down: how many people they have, and how many of these
-- came back how many periods later.
SELECT isOther, shown, cohort, sumIf(members, later < 0), groupArrayIf((later, members), later >= 0)
FROM (
  SELECT
    value NOT IN {values:Array(String)} AS isOther, if(isOther, '', value) AS shown,
    cohort, arrayJoin(arrayPushFront(laters, -1)) AS later, sum(people) AS members
  FROM (/* :people */ *)
  GROUP BY isOther, shown, cohort, later
)
GROUP BY isOther, shown, cohort
ORDER BY cohort
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
