-- Events of one session in order, with what a timeline shows of them: each further column costs as much as a hundred
-- events. The three equalities are the beginning of the key.
SELECT
  toUnixTimestamp64Milli(ts),
  sequence,
  event_id,
  toUnixTimestamp64Milli(received_at),
  type,
  visitor_id,
  user_id,
  url,
  path,
  page,
  section,
  stage,
  title,
  referrer,
  properties,
  toFloat64(revenue),
  currency
FROM events
WHERE site_id = {site:String}
  AND session_at = toDateTime({anchor:UInt32}, 'UTC')
  AND session_id = {id:String}
  AND /* :after */ true
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
LIMIT {limit:UInt32}
SETTINGS max_threads = 1
