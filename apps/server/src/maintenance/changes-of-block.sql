-- All changes of the sessions of a block.
SELECT
  site_id,
  toUnixTimestamp(session_at) * 1000,
  session_id,
  change_id,
  toUnixTimestamp64Milli(received_at),
  body
FROM session_changes
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({from:UInt32}, 'UTC')
  AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
    session_at > toDateTime({startAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
  AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
    session_at < toDateTime({endAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
ORDER BY site_id, session_at, session_id, change_id
