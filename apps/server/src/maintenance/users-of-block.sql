-- The user that each visitor of a block was first seen as; of two at the same time, the lesser id.
SELECT site_id, visitor_id, argMin(user_id, (seen_at, user_id))
FROM identities
WHERE site_id IN {sites:Array(String)}
  AND (site_id, visitor_id) IN (
    SELECT site_id, visitor_id FROM events
    WHERE site_id IN {sites:Array(String)}
      AND session_at >= toDateTime({from:UInt32}, 'UTC')
      AND session_at < toDateTime({to:UInt32}, 'UTC')
      AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
        session_at > toDateTime({startAt:UInt32}, 'UTC')
        OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
      AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
        session_at < toDateTime({endAt:UInt32}, 'UTC')
        OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
    UNION DISTINCT
    SELECT site_id, JSONExtractString(body, 'visitorId') FROM session_changes
    WHERE site_id IN {sites:Array(String)}
      AND session_at >= toDateTime({from:UInt32}, 'UTC')
      AND session_at < toDateTime({to:UInt32}, 'UTC')
      AND (site_id > {startSite:String} OR (site_id = {startSite:String} AND (
        session_at > toDateTime({startAt:UInt32}, 'UTC')
        OR (session_at = toDateTime({startAt:UInt32}, 'UTC') AND session_id >= {startId:String}))))
      AND (site_id < {endSite:String} OR (site_id = {endSite:String} AND (
        session_at < toDateTime({endAt:UInt32}, 'UTC')
        OR (session_at = toDateTime({endAt:UInt32}, 'UTC') AND session_id < {endId:String}))))
  )
GROUP BY site_id, visitor_id
