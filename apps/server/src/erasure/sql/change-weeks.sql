-- Changes of some sessions by week.
SELECT _partition_id, count() FROM session_changes
WHERE site_id IN {sites:Array(String)} AND sid IN {sids:Array(UInt64)}
GROUP BY 1
