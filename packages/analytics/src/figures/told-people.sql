-- The people of `people.sql`, in groups by what their events say.
SELECT person, groupBitOr(groups)
FROM (
  SELECT /* :person */ true AS person, /* :bits */ true AS groups
  FROM (
    SELECT visitor, user, arrayJoin(/* :groups */ *) AS grp
    FROM (
      SELECT /* :session */ *, /* :visitor */ true AS visitor, /* :user */ true AS user
      FROM sessions FINAL
      WHERE /* :chosen */ true
    ) AS session
    LEFT JOIN (
      SELECT /* :session */ *, /* :said */ *
      FROM events
      WHERE /* :chosenEvents */ true AND /* :exists */ true
      GROUP BY /* :session */ *
    ) AS telling USING (/* :session */ *)
  )
)
WHERE person != 0
GROUP BY person
ORDER BY person
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
