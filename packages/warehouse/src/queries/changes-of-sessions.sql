-- All changes of some sessions.
SELECT /* :columns */ *
FROM session_changes
WHERE site_id IN {sites:Array(String)}
  AND session_at IN {anchors:Array(UInt32)}
  AND session_id IN {ids:Array(String)}
ORDER BY change_id
