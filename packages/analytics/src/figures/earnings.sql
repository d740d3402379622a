-- What the chosen sessions earned in one currency and how often they ordered, by the same groups as their figures. Few
-- events earn: what is asked of every session is whether it has one of them.
SELECT /* :isWhole */ true, grp, /* :metrics */ *
FROM (
  SELECT /* :session */ *, /* :group */ true AS grp
  FROM sessions FINAL
  WHERE /* :chosen */ true
) AS owner
INNER JOIN (
  SELECT /* :session */ *, revenue, /* :isOrder */ true AS is_order, /* :orderNumber */ true AS order_number
  FROM events
  WHERE /* :nearEvents */ true AND (revenue IS NOT NULL OR type = 'purchase') AND currency IN ({currency:String}, '')
) AS earning USING (/* :session */ *)
WHERE /* :wanted */ true
GROUP BY /* :sets */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
