-- What the chosen sessions earned in one currency and how often they ordered, by a trait of their user, in the groups of
-- their figures.
SELECT grouping(grp), grp, /* :metrics */ *
FROM (
  SELECT site_id, session_at, sid, user_id
  FROM sessions FINAL
  WHERE /* :chosen */ true
    AND (session_at, sid) IN (
      SELECT session_at, sid
      FROM events
      WHERE /* :nearEvents */ true AND (revenue IS NOT NULL OR type = 'purchase')
    )
) AS owner
INNER JOIN (
  SELECT
    site_id, session_at, sid, revenue, /* :isOrder */ true AS is_order, /* :orderNumber */ true AS order_number
  FROM events
  WHERE /* :nearEvents */ true AND (revenue IS NOT NULL OR type = 'purchase') AND currency IN ({currency:String}, '')
) AS earning USING (site_id, session_at, sid)
LEFT JOIN (
  SELECT site_id, user_id, [argMax(/* :value */ *, (ts, sequence, event_id, session_id))] AS said
  FROM events
  WHERE site_id IN {sites:Array(String)} AND type = 'identify' AND user_id != '' AND /* :exists */ true
  GROUP BY site_id, user_id
) AS trait ON owner.site_id = trait.site_id AND owner.user_id = trait.user_id
GROUP BY GROUPING SETS (
  (multiIf(empty(said), ('none', ''), said[1] IN {top:Array(String)}, ('value', said[1]), ('other', '')) AS grp),
  ()
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
