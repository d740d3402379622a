-- How often a page of a site, or those whose path begins so, was viewed in a time, and in how many sessions.
SELECT count(), uniqExact(sid)
FROM events
WHERE site_id = {site:String}
  AND session_at > toDateTime(intDiv({from:Int64}, 1000), 'UTC') - INTERVAL 8 DAY
  AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
  AND type = 'page_view'
  AND if({isStart:Bool}, startsWith(page, {page:String}), page = {page:String})
