-- Sessions that began in a range of time and are anchored in one week, in the order of the key: read as it lies.
SELECT /* :columns */ *
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({week:UInt32}, 'UTC')
  AND session_at < toDateTime({week:UInt32}, 'UTC') + INTERVAL 7 DAY
  AND started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
ORDER BY site_id, session_at, session_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
