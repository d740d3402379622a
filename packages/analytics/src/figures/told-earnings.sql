-- What the chosen sessions earned in one currency and how often they ordered, by what their events say, in the groups of
-- their figures.
SELECT grp = 0, grp, /* :metrics */ *
FROM (
  SELECT revenue, is_order, order_number, arrayJoin(/* :groups */ *) AS grp
  FROM (
    SELECT /* :session */ *, revenue, /* :isOrder */ true AS is_order, /* :orderNumber */ true AS order_number
    FROM events
    WHERE /* :chosenEvents */ true AND (revenue IS NOT NULL OR type = 'purchase') AND currency IN ({currency:String}, '')
  ) AS earning
  LEFT JOIN (
    SELECT /* :session */ *, /* :said */ *
    FROM events
    WHERE /* :chosenEvents */ true AND /* :exists */ true
      AND (/* :session */ *) IN (
        SELECT /* :session */ *
        FROM events
        WHERE /* :chosenEvents */ true AND (revenue IS NOT NULL OR type = 'purchase')
      )
    GROUP BY /* :session */ *
  ) AS telling USING (/* :session */ *)
)
GROUP BY grp
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
