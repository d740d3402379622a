-- Users by what they earned in one currency, in order, as a page: who they are and the ten-thousandths earned, as text.
SELECT user_id, toString(/* :figure */ *) AS figure
FROM (
  SELECT site_id, session_id, user_id
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)}
    AND user_id != ''
    AND /* :search */ true
) AS owned
LEFT JOIN (
  SELECT site_id, session_id, sum(events.revenue) AS amount
  FROM events
  WHERE site_id IN {sites:Array(String)} AND revenue IS NOT NULL AND currency IN ('', {currency:String})
  GROUP BY site_id, session_id
) AS earned USING (site_id, session_id)
GROUP BY user_id
HAVING /* :after */ true
ORDER BY /* :order */ *
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
