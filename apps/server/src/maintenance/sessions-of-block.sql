-- The session rows of a block as they are read.
SELECT /* :columns */ *
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({from:UInt32}, 'UTC')
  AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
    session_at > toDateTime({startAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
  AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
    session_at < toDateTime({endAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
SETTINGS do_not_merge_across_partitions_select_final = 1
