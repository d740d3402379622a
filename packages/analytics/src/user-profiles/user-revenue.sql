-- What users earned, in ten-thousandths, by currency; an event that names none earned in {currency:String}. Sessions without one earned nothing.
WITH owned AS (
  SELECT site_id, session_at, session_id, user_id
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)}
    AND user_id IN {users:Array(String)}
    AND currency != ''
    AND /* :place */ true
)
SELECT owned.user_id, if(events.currency = '', {currency:String}, toString(events.currency)) AS earnedIn, toInt64(sum(events.revenue) * 10000)
FROM events
INNER JOIN owned ON events.site_id = owned.site_id AND events.session_id = owned.session_id
WHERE events.revenue IS NOT NULL
  AND (events.site_id, events.session_at, events.session_id) IN (SELECT site_id, session_at, session_id FROM owned)
GROUP BY owned.user_id, earnedIn
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
