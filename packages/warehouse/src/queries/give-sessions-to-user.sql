-- Writes a visitor's anonymous sessions of some days again, as its user's. Three readings: the places by the index, what stands
-- there, and all columns of that; FINAL over all columns would read far around, and by the gigabyte.
-- :TRICKY: without the table's name, user_id and version in WHERE would be the replaced ones.
INSERT INTO sessions
SELECT * REPLACE (
  transform(s.visitor_id, {visitors:Array(String)}, {users:Array(String)}, s.user_id) AS user_id,
  {version:UInt64} AS version
)
FROM sessions AS s
WHERE (s.site_id, s.session_at, s.session_id, s.version) IN (
  SELECT site_id, session_at, session_id, version
  FROM sessions FINAL
  WHERE site_id = {site:String}
    AND toUInt32(toDate(session_at, 'UTC')) IN {days:Array(UInt32)}
    AND visitor_id IN {visitors:Array(String)}
    AND own_user_id = ''
    AND user_id != transform(visitor_id, {visitors:Array(String)}, {users:Array(String)}, user_id)
    AND (site_id, session_at, session_id) IN (
      SELECT site_id, session_at, session_id
      FROM sessions
      WHERE site_id = {site:String}
        AND vid IN (SELECT xxHash64(arrayJoin({visitors:Array(String)})))
        AND visitor_id IN {visitors:Array(String)}
    )
)
LIMIT 1 BY s.site_id, s.session_at, s.session_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
