-- When the first session of sites began, in unix milliseconds, by any version of its row; NULL where there is none.
SELECT toUnixTimestamp64Milli(minOrNull(started_at))
FROM sessions
WHERE site_id IN {sites:Array(String)} AND is_deleted = 0
