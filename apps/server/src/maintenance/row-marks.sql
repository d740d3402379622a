-- What of the session rows of a block their events do not say, and the rows whole: each version that is stored, in order,
-- hidden ones too. Numbers are Float64: exact for whole ones up to 2^53.
SELECT
  site_id,
  toFloat64(toUnixTimestamp(session_at)) * 1000 AS anchor,
  session_id,
  toFloat64(version) AS row_version,
  toFloat64(is_deleted) AS hidden,
  visit_key,
  toFloat64(toUnixTimestamp64Milli(last_seen_at)) AS last_seen,
  user_id,
  replaceAll(packed, '\\/', '/') AS plain
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
ORDER BY sessions.site_id, sessions.session_at, sessions.session_id, sessions.version
FORMAT Native
