-- How many events lie in a range, told by the index alone but for its borders, and the value of a setting; empty where the
-- store does not know it.
SELECT count(), toString(getSettingOrDefault({setting:String}, ''))
FROM events
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime(intDiv({from:Int64}, 1000), 'UTC')
  AND session_at < toDateTime(intDiv({to:Int64} + 999, 1000), 'UTC')
