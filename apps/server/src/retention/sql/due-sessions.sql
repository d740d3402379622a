-- What has run out of a stretch of a site, by week: sessions that were last heard of before a time go as a whole. Hidden rows go along
-- and are not counted.
SELECT
  toUnixTimestamp(toDateTime(week, 'UTC')) AS starts,
  countIf(is_due) AS due,
  countIf(is_due AND NOT is_hidden) AS sessions,
  sumIf(steps, is_due AND NOT is_hidden) AS events,
  toUnixTimestamp64Milli(minIf(started, is_due)) AS oldest,
  countIf(NOT is_due) AS kept
FROM (
  SELECT
    toMonday(session_at) AS week,
    max(last_seen_at) < toDateTime({before:UInt32}, 'UTC') AS is_due,
    argMax(is_deleted, version) AS is_hidden,
    argMax(sessions.steps, version) AS steps,
    argMax(started_at, version) AS started
  FROM sessions
  WHERE site_id = {site:String}
    AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  GROUP BY session_at, session_id
)
GROUP BY week
ORDER BY week
