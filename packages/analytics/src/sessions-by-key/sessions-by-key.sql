-- Sessions by their keys, in all their versions: few, and who asks picks the last, which costs less than to sort here. A
-- hidden one says that the session is gone. The three lists prune by the key; what their cross product adds is left out
-- by who asks. Not FINAL, which would merge whole granules for a few rows.
SELECT /* :columns */ *
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND session_at IN {anchors:Array(UInt32)}
  AND session_id IN {ids:Array(String)}
SETTINGS max_threads = 1
