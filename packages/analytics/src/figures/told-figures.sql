-- Figures of the chosen sessions by what their events say: each is in a group for every different value of its events, the
-- values that are not wanted being one, or in one for those that say nothing; and in that of all.
SELECT grp = 0, grp, /* :metrics */ *
FROM (
  SELECT visitor, user, bounced, converted, duration_ms, page_views, events, arrayJoin(/* :groups */ *) AS grp
  FROM (
    SELECT
      /* :session */ *, /* :visitor */ true AS visitor, /* :user */ true AS user, bounced, converted, duration_ms,
      page_count AS page_views, steps AS events
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
GROUP BY grp
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
