-- Takes events of some sessions of one site out of every answer, those that name nobody or these users. A patch part:
-- milliseconds, and nothing about the person in the list of mutations. The rows leave the disk when the week is merged.
DELETE FROM events
WHERE site_id = {site:String}
  AND session_at IN {anchors:Array(UInt32)}
  AND session_id IN {ids:Array(String)}
  AND user_id IN {users:Array(String)}
SETTINGS lightweight_delete_mode = 'lightweight_update'
