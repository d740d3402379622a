-- Which users visitors were seen as, and since when.
SELECT site_id, visitor_id, user_id, toUnixTimestamp64Milli(min(seen_at))
FROM identities
WHERE site_id IN {sites:Array(String)}
  AND visitor_id IN {visitors:Array(String)}
GROUP BY site_id, visitor_id, user_id
