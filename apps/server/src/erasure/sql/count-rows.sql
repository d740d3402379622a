-- What is about to go of some sessions of one site: events and changes.
SELECT
  (
    SELECT count() FROM events
    WHERE site_id = {site:String} AND session_at IN {anchors:Array(UInt32)} AND session_id IN {ids:Array(String)}
      AND user_id IN {users:Array(String)}
  ),
  (
    SELECT count() FROM session_changes
    WHERE site_id = {site:String} AND session_at IN {anchors:Array(UInt32)} AND session_id IN {ids:Array(String)}
      AND ({isOwn:UInt8} OR JSONExtractString(body, 'userId') = {user:String})
  )
