-- Events of some sessions by week.
SELECT _partition_id, count() FROM events
WHERE site_id IN {sites:Array(String)} AND sid IN {sids:Array(UInt64)}
GROUP BY 1
