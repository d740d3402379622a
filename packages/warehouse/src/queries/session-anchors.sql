-- Where sessions lie, by id: hidden ones too, for a session that nothing opened yet has an anchor already.
SELECT
  site_id,
  session_id,
  toUnixTimestamp(argMax(session_at, version)) * 1000,
  argMax(visit_key, if(is_deleted, 0, version)),
  toUnixTimestamp64Milli(max(last_seen_at))
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND sid IN (SELECT xxHash64(arrayJoin({ids:Array(String)})))
  AND session_id IN {ids:Array(String)}
GROUP BY site_id, session_id
