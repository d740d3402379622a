-- All events of a user, in the order of the key: those that name the user, and those of the user's sessions that name nobody.
-- Not what other people did in these sessions, on a device that is shared.
SELECT /* :columns */ *
FROM events
WHERE site_id IN {sites:Array(String)}
  AND (
    user_id = {userId:String}
    OR user_id = '' AND (site_id, session_at, session_id) IN (
      SELECT site_id, session_at, session_id
      FROM sessions FINAL
      WHERE site_id IN {sites:Array(String)} AND user_id = {userId:String}
        AND /* :place */ true
    )
  )
ORDER BY site_id, session_at, session_id, ts, sequence, event_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
