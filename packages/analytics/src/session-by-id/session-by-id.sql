-- A session by its id: the last row of each key that has it; a hidden one says that the session is gone.
-- Not FINAL, which would merge whole granules for the one row.
SELECT is_deleted, /* :columns */ *
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND sid = xxHash64({id:String})
  AND session_id = {id:String}
ORDER BY site_id, version DESC
LIMIT 1 BY site_id, session_at
