-- Sessions of an id in all their versions; few columns, as each opens a file of every part that may hold the id.
-- A condition on session_id would be tried against every mark of the key, before the index on sid says where to look.
-- The index is asked while planning: asked while reading, it is slower for the few granules that it leaves (6 ms, not 11).
SELECT /* :columns */ *
FROM sessions
PREWHERE sid = xxHash64({id:String})
WHERE site_id IN {sites:Array(String)}
SETTINGS max_threads = 1, use_skip_indexes_on_data_read = 0
