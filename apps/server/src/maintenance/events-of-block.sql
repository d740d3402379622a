-- What the fold reads of the events of a block, as columns. Numbers are Float64: exact for whole ones up to 2^53.
SELECT
  site_id,
  toFloat64(toUnixTimestamp(session_at)) * 1000 AS anchor,
  session_id,
  toFloat64(toUnixTimestamp64Milli(ts)) AS at,
  toFloat64(sequence) AS sequence_number,
  event_id,
  toFloat64(toUnixTimestamp64Milli(received_at)) AS received,
  type,
  visitor_id,
  user_id,
  visit_key,
  path,
  section,
  referrer,
  channel,
  utm_source,
  utm_medium,
  utm_campaign,
  utm_term,
  utm_content,
  device_type,
  browser,
  os,
  country,
  user_agent,
  ip,
  if(type = 'session_end', properties, '{}') AS said,
  toFloat64(revenue) AS earned,
  currency,
  if(type = 'message_sent', message, '') AS asked,
  page AS stored_page,
  stage AS stored_stage
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({from:UInt32}, 'UTC')
  AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
    session_at > toDateTime({startAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
  AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
    session_at < toDateTime({endAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
ORDER BY events.site_id, events.session_at, events.session_id, events.ts, events.sequence, events.event_id
FORMAT Native
