-- What the events of some sessions earned, in ten-thousandths, by session (the hash of its id, as text) and currency; an event
-- that names none earned in {currency:String}. Few anchors prune; what the lists find beside is left out by who asks.
SELECT
  site_id, toUnixTimestamp(session_at), toString(sid),
  if(currency = '', {currency:String}, toString(currency)) AS earnedIn, toInt64(sum(events.revenue) * 10000)
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at IN {anchors:Array(UInt32)}
  AND sid IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {sids:Array(String)})))
  AND revenue IS NOT NULL
GROUP BY site_id, session_at, sid, earnedIn
