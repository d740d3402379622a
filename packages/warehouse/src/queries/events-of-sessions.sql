-- All events of some sessions, in order. The three lists prune by the key; what the cross product adds is no session.
SELECT /* :columns */ *
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at IN {anchors:Array(UInt32)}
  AND session_id IN {ids:Array(String)}
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
