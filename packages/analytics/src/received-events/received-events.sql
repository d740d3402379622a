-- Events of some types that a site's server received in a time and that had happened within the day before, in order of receipt.
SELECT
  site_id, toUnixTimestamp(session_at) * 1000, session_id, event_id, type,
  toUnixTimestamp64Milli(ts), toUnixTimestamp64Milli(received_at)
FROM events
WHERE site_id = {site:String}
  AND session_at > toDateTime(intDiv({from:Int64}, 1000), 'UTC') - INTERVAL 8 DAY
  AND received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND (toUnixTimestamp64Milli(received_at), session_id, event_id) > ({from:Int64}, {afterSession:String}, {afterEvent:String})
  AND received_at <= fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND type IN {types:Array(String)}
  AND ts > received_at - INTERVAL 1 DAY
ORDER BY received_at, session_id, event_id
LIMIT {limit:UInt32}
