-- The people of the chosen sessions as numbers, in order, each with the groups that it is in as bits: the first is that of
-- all, the others those of :common.
SELECT person, groupBitOr(groups)
FROM (
  SELECT /* :person */ true AS person, /* :bits */ true AS groups
  FROM (
    SELECT /* :visitor */ true AS visitor, /* :user */ true AS user, /* :group */ true AS grp
    FROM sessions FINAL
    WHERE /* :chosen */ true
  )
  WHERE /* :wanted */ true
)
WHERE person != 0
GROUP BY person
ORDER BY person
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
