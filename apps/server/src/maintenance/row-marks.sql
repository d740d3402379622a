-- What of the session rows of a block their events do not say, hidden rows too.
SELECT
  site_id,
  toUnixTimestamp(session_at) * 1000,
  session_id,
  max(version),
  argMax(is_deleted, version),
  argMax(visit_key, if(is_deleted, 0, version)),
  toUnixTimestamp64Milli(max(last_seen_at))
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND session_at >= toDateTime({from:UInt32}, 'UTC')
  AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
    session_at > toDateTime({startAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
  AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
    session_at < toDateTime({endAt:UInt32}, 'UTC')
    OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
GROUP BY site_id, session_at, session_id
