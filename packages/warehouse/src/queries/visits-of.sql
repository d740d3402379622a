-- The standing visits of some visitors. The inner reading finds their places by the index; FINAL would read far around them.
SELECT
  site_id,
  visit_key,
  session_id,
  toUnixTimestamp(session_at) * 1000,
  toUnixTimestamp64Milli(started_at),
  toUnixTimestamp64Milli(last_event_at)
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND visit_key IN {keys:Array(String)}
  AND (site_id, session_at, session_id) IN (
    SELECT site_id, session_at, session_id
    FROM sessions
    WHERE site_id IN {sites:Array(String)} AND visit_key IN {keys:Array(String)}
  )
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
