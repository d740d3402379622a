-- Where sessions of an id lie, in all their versions; few columns, as each opens a file of every part that may hold the id.
-- A condition on session_id would be tried against every mark of the key, before the index on sid says where to look.
-- The index is asked while planning: asked while reading, it is slower for the few granules that it leaves (6 ms, not 11).
SELECT session_id, site_id, toUnixTimestamp(session_at) * 1000, toUnixTimestamp64Milli(started_at), version, is_deleted
FROM sessions
PREWHERE sid = xxHash64({id:String})
WHERE site_id IN {sites:Array(String)}
ORDER BY version
SETTINGS max_threads = 1, use_skip_indexes_on_data_read = 0
