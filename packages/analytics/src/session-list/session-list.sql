-- Sessions, newest first, in three readings: where to look (:place), which sessions fit there by the last version of their
-- row, and all columns of those few. FINAL with all columns would read a hundred times as much.
WITH page AS (
  SELECT site_id, session_at, session_id, version
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)}
    AND /* :place */ true
    AND /* :filters */ true
  ORDER BY started_at DESC, site_id DESC, session_id DESC
  LIMIT {limit:UInt32}
)
SELECT /* :columns */ *
FROM sessions
WHERE (site_id, session_at, session_id, version) IN page
ORDER BY started_at DESC, site_id DESC, session_id DESC
LIMIT 1 BY site_id, session_at, session_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
