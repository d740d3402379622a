-- When a site's last event was received, of the sessions that began since; nothing where there is none.
SELECT toUnixTimestamp64Milli(max(received_at))
FROM events
WHERE site_id = {site:String} AND session_at > toDateTime({since:UInt32}, 'UTC')
HAVING count() > 0
