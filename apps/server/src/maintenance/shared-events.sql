-- Events that lie in two visits of one visitor. Eight bytes of hash find them; then they are read whole.
WITH suspects AS (
  SELECT hash FROM (
    SELECT xxHash64(site_id, visit_key, event_id, ts) AS hash, sid FROM events
    WHERE site_id IN {sites:Array(String)}
      AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
      AND visit_key != '' AND xxHash64(visit_key) % {buckets:UInt32} = {bucket:UInt32}
  )
  GROUP BY hash HAVING min(sid) != max(sid)
)
SELECT
  site_id,
  event_id,
  toUnixTimestamp64Milli(ts),
  arraySort(groupUniqArray((toUnixTimestamp(session_at) * 1000, session_id)))
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND visit_key != '' AND xxHash64(visit_key) % {buckets:UInt32} = {bucket:UInt32}
  AND xxHash64(site_id, visit_key, event_id, ts) IN suspects
GROUP BY site_id, visit_key, event_id, ts
HAVING uniqExact(session_id) > 1
