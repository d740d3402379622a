-- Rows on disk that name a user from before a time, deleted and superseded ones too.
SELECT
  (
    SELECT count() FROM events
    WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
      AND received_at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
  ),
  (
    SELECT count() FROM session_changes
    WHERE site_id IN {sites:Array(String)} AND JSONExtractString(body, 'userId') = {user:String}
      AND received_at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
  ),
  (
    SELECT count() FROM sessions
    WHERE site_id IN {sites:Array(String)} AND (user_id = {user:String} OR own_user_id = {user:String})
      AND updated_at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
  ),
  (
    SELECT count() FROM identities
    WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
      AND seen_at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
  )
