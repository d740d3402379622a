-- The days, since 1970, of the anonymous sessions of visitors that are not their user's yet: of their anchors and of their
-- starts.
SELECT DISTINCT toUInt32(toDate(session_at, 'UTC')), toUInt32(toDate(started_at, 'UTC'))
FROM sessions FINAL
WHERE site_id = {site:String}
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
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
