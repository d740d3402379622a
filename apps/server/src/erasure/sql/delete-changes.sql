-- The same of what was said of the sessions: all of the user's own, and in others what names the user.
DELETE FROM session_changes
WHERE site_id = {site:String}
  AND session_at IN {anchors:Array(UInt32)}
  AND session_id IN {ids:Array(String)}
  AND ({isOwn:UInt8} OR JSONExtractString(body, 'userId') = {user:String})
SETTINGS lightweight_delete_mode = 'lightweight_update'
