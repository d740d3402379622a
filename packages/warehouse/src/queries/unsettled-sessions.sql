-- Sessions with something received since a checkpoint whose row does not say what their events say.
WITH recent AS (
  SELECT DISTINCT site_id, session_at, session_id FROM events
  WHERE received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
)
SELECT e.site_id, toUnixTimestamp(e.session_at) * 1000, e.session_id
FROM (
  SELECT site_id, session_at, session_id, uniqExact(event_id) AS steps,
    lower(leftPad(hex(groupBitXor(xxHash64(event_id))), 16, '0')) AS checksum
  FROM events
  WHERE (site_id, session_at, session_id) IN recent
  GROUP BY site_id, session_at, session_id
) AS e
LEFT JOIN (
  SELECT site_id, session_at, session_id, steps, check FROM sessions FINAL
  WHERE (site_id, session_at, session_id) IN recent
) AS s
  ON s.site_id = e.site_id AND s.session_at = e.session_at AND s.session_id = e.session_id
WHERE e.steps != s.steps OR e.checksum != s.check
UNION DISTINCT
SELECT site_id, toUnixTimestamp(session_at) * 1000, session_id FROM session_changes
WHERE received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')
SETTINGS do_not_merge_across_partitions_select_final = 1
