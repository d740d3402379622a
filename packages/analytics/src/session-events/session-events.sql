-- Events of one session, with what a timeline shows of them: each further column costs as much as a hundred events. The
-- three equalities are the beginning of the key. Sorting costs as much as ten columns, for events that mostly lie in order.
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
ORDER BY /* :order */ true
LIMIT {limit:UInt32}
SETTINGS max_threads = 1
