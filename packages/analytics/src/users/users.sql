-- Users by a figure over all their sessions, in order, as a page: who they are and the figure as text. What lies outside
-- :place is left out; so it holds all sessions of whoever can be on the page.
SELECT user_id, toString(/* :figure */ *) AS figure
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND user_id != ''
  AND /* :place */ true
  AND /* :search */ true
GROUP BY user_id
HAVING /* :after */ true
ORDER BY /* :order */ *
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
