-- All sessions of a user, in the order of the key.
SELECT /* :columns */ *
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)} AND user_id = {userId:String}
  AND /* :place */ true
ORDER BY site_id, session_at, session_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
