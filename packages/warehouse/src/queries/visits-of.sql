-- The standing visits of some visitors.
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
SETTINGS do_not_merge_across_partitions_select_final = 1
