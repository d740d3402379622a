-- Moves of visits of a site that nothing asks for any more: done, of events before a border, and leading from an id whose
-- visit went on, or to one of which no session is left and no other move leads on.
SELECT toString(xxHash64(move_id))
FROM visit_moves FINAL
WHERE site_id = {site:String} AND done = 1
  AND last_ts < toDateTime({before:UInt32}, 'UTC')
  AND (
    whole = 0
    OR (
      to_session_id NOT IN (SELECT session_id FROM sessions FINAL WHERE site_id = {site:String})
      AND to_session_id NOT IN (SELECT from_session_id FROM visit_moves WHERE site_id = {site:String})
    )
  )
LIMIT 5000
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
