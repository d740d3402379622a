-- What the chosen sessions earned in one currency and how often they ordered, by the same groups as their figures. Few
-- events earn: only their sessions are looked up.
SELECT grouping(grp), grp, /* :metrics */ *
FROM (
  SELECT site_id, session_at, sid, /* :group */ true AS grp
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
    site_id, session_at, sid, revenue, /* :isOrder */ true AS is_order, /* :orderKey */ true AS order_key
  FROM events
  WHERE /* :nearEvents */ true AND (revenue IS NOT NULL OR type = 'purchase') AND currency IN ({currency:String}, '')
) AS earning USING (site_id, session_at, sid)
WHERE /* :wanted */ true
GROUP BY GROUPING SETS ((grp), ())
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
