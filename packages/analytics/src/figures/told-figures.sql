-- Figures of the chosen sessions by what their events say: each is in a group for every different value of its events, the
-- values that are not wanted being one ('other'), or in one for those that say nothing ('none').
SELECT grouping(grp), grp, /* :metrics */ *
FROM (
  SELECT
    site_id, session_at, sid, /* :visitor */ true AS visitor, /* :user */ true AS user, bounced, converted, duration_ms,
    page_count AS page_views, steps AS events
  FROM sessions FINAL
  WHERE /* :chosen */ true
) AS session
LEFT JOIN (
  SELECT
    site_id, session_at, sid,
    arrayJoin(groupUniqArray(if(/* :value */ * IN {top:Array(String)}, ('value', /* :value */ *), ('other', '')))) AS said
  FROM events
  WHERE /* :chosenEvents */ true AND /* :exists */ true
  GROUP BY site_id, session_at, sid
) AS telling USING (site_id, session_at, sid)
GROUP BY GROUPING SETS ((if(said.1 = '', ('none', ''), said) AS grp), ())
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
