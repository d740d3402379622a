-- What became of events, by hour of receipt.
SELECT site_id, toUnixTimestamp(hour) * 1000, outcome, reason, sum(events)
FROM ledger
WHERE site_id IN {sites:Array(String)}
  AND hour >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND hour < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
GROUP BY site_id, hour, outcome, reason
ORDER BY hour, site_id, outcome, reason
