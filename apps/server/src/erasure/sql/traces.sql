-- The hashes of all sessions that ever held anything of a user, so far as their rows are still on disk: superseded,
-- hidden and deleted ones too. `moved` are visits that became part of these.
WITH own AS (
  SELECT sid FROM sessions
  WHERE site_id IN {sites:Array(String)} AND (user_id = {user:String} OR own_user_id = {user:String})
  UNION DISTINCT
  SELECT sid FROM events WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
  UNION DISTINCT
  SELECT sid FROM session_changes
  WHERE site_id IN {sites:Array(String)} AND JSONExtractString(body, 'userId') = {user:String}
)
SELECT toString(sid) FROM own
UNION DISTINCT
SELECT toString(xxHash64(from_session_id)) FROM visit_moves
WHERE site_id IN {sites:Array(String)} AND xxHash64(to_session_id) IN own
