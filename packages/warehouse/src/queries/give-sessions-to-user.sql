-- Writes a visitor's anonymous sessions again, as its user's.
INSERT INTO sessions
SELECT * REPLACE (
  transform(visitor_id, {visitors:Array(String)}, {users:Array(String)}, user_id) AS user_id,
  {version:UInt64} AS version
)
FROM sessions FINAL
WHERE site_id = {site:String}
  AND vid IN (SELECT xxHash64(arrayJoin({visitors:Array(String)})))
  AND visitor_id IN {visitors:Array(String)}
  AND own_user_id = ''
  AND user_id != transform(visitor_id, {visitors:Array(String)}, {users:Array(String)}, user_id)
SETTINGS do_not_merge_across_partitions_select_final = 1
