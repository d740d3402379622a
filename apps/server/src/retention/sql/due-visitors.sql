-- Visitors of a site who were identified before a time and of whom no session is left.
SELECT visitor_id, toUnixTimestamp64Milli(min(seen_at)) AS seen, count() OVER () AS total
FROM identities
WHERE site_id = {site:String}
  AND visitor_id NOT IN (SELECT visitor_id FROM sessions FINAL WHERE site_id = {site:String})
GROUP BY visitor_id
HAVING max(seen_at) < toDateTime({before:UInt32}, 'UTC')
ORDER BY seen
LIMIT {most:UInt32}
