-- When a site's first event was received, and when its first session began; null where there is none.
SELECT
  (SELECT minOrNull(toUnixTimestamp64Milli(received_at)) FROM events WHERE site_id = {site:String}),
  (SELECT minOrNull(toUnixTimestamp64Milli(started_at)) FROM sessions WHERE site_id = {site:String})
