-- Figures of the chosen sessions by a trait of their user: the values that are not wanted are one group ('other'), and so
-- are sessions without a user or a user without the trait ('none').
SELECT grouping(grp), grp, /* :metrics */ *
FROM (
  SELECT
    site_id, user_id, /* :visitor */ true AS visitor, /* :user */ true AS user, bounced, converted, duration_ms,
    page_count AS page_views, steps AS events
  FROM sessions FINAL
  WHERE /* :chosen */ true
) AS session
LEFT JOIN (
  SELECT site_id, user_id, [argMax(/* :value */ *, (ts, sequence, event_id, session_id))] AS said
  FROM events
  WHERE site_id IN {sites:Array(String)} AND type = 'identify' AND user_id != '' AND /* :exists */ true
  GROUP BY site_id, user_id
) AS trait USING (site_id, user_id)
GROUP BY GROUPING SETS (
  (multiIf(empty(said), ('none', ''), said[1] IN {top:Array(String)}, ('value', said[1]), ('other', '')) AS grp),
  ()
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
