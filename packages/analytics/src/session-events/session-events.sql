-- Events of one session in order. The three equalities are the beginning of the key.
SELECT /* :columns */ *
FROM events
WHERE site_id = {site:String}
  AND session_at = toDateTime({anchor:UInt32}, 'UTC')
  AND session_id = {id:String}
  AND /* :after */ true
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
LIMIT {limit:UInt32}
