-- What the chosen sessions earned in one currency and how often they ordered, by what their events say, in the groups of
-- their figures.
SELECT grouping(grp), grp, /* :metrics */ *
FROM (
  SELECT
    site_id, session_at, sid, revenue, /* :isOrder */ true AS is_order, /* :orderKey */ true AS order_key
  FROM events
  WHERE /* :chosenEvents */ true AND (revenue IS NOT NULL OR type = 'purchase') AND currency IN ({currency:String}, '')
) AS earning
LEFT JOIN (
  SELECT
    site_id, session_at, sid,
    arrayJoin(groupUniqArray(if(/* :value */ * IN {top:Array(String)}, ('value', /* :value */ *), ('other', '')))) AS said
  FROM events
  WHERE /* :chosenEvents */ true AND /* :exists */ true
    AND (session_at, sid) IN (
      SELECT session_at, sid
      FROM events
      WHERE /* :chosenEvents */ true AND (revenue IS NOT NULL OR type = 'purchase')
    )
  GROUP BY site_id, session_at, sid
) AS telling USING (site_id, session_at, sid)
GROUP BY GROUPING SETS ((if(said.1 = '', ('none', ''), said) AS grp), ())
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
