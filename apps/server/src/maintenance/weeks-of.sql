-- The weeks (partitions) that hold anything of some sites, and how many events each has.
SELECT toUnixTimestamp(toDateTime(week, 'UTC')), sum(rows)
FROM (
  SELECT toMonday(session_at) AS week, count() AS rows FROM events
  WHERE site_id IN {sites:Array(String)}
    AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  GROUP BY week
  UNION ALL
  SELECT DISTINCT toMonday(session_at), 0 FROM session_changes
  WHERE site_id IN {sites:Array(String)}
    AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
  UNION ALL
  SELECT DISTINCT toMonday(session_at), 0 FROM sessions
  WHERE site_id IN {sites:Array(String)}
    AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
)
GROUP BY week
ORDER BY week
