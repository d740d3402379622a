-- Sessions by their places: the anchors and the hashes of their ids, in all their versions, each with the hash. What the lists
-- find beside is left out by who asks.
SELECT toString(sid), /* :columns */ *
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND session_at IN {anchors:Array(UInt32)}
  AND sid IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {sids:Array(String)})))
SETTINGS max_threads = 1
