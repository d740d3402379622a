-- Writes a visitor's anonymous sessions again, as its user's.
-- :TRICKY: without the table's name, user_id in WHERE would be the replaced one, and nothing would ever differ.
INSERT INTO sessions
SELECT * REPLACE (
  transform(s.visitor_id, {visitors:Array(String)}, {users:Array(String)}, s.user_id) AS user_id,
  {version:UInt64} AS version
)
FROM sessions AS s FINAL
WHERE s.site_id = {site:String}
  AND s.vid IN (SELECT xxHash64(arrayJoin({visitors:Array(String)})))
  AND s.visitor_id IN {visitors:Array(String)}
  AND s.own_user_id = ''
  AND s.user_id != transform(s.visitor_id, {visitors:Array(String)}, {users:Array(String)}, s.user_id)
SETTINGS do_not_merge_across_partitions_select_final = 1
