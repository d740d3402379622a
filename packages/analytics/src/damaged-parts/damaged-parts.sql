-- Parts that ClickHouse found damaged and put aside: their rows are missing from every answer. Parts that somebody detached
-- have no reason; clones and leftovers of fetches have others.
SELECT table, name, reason, bytes_on_disk, path
FROM system.detached_parts
WHERE database = currentDatabase()
  AND (reason LIKE 'broken%' OR reason IN ('covered-by-broken', 'unexpected', 'noquorum'))
ORDER BY table, name
