-- The visitors that were seen as a user, and when first.
SELECT site_id, visitor_id, user_id, toUnixTimestamp64Milli(min(seen_at)) AS seenAt
FROM identities
WHERE site_id IN {sites:Array(String)} AND user_id = {userId:String}
GROUP BY site_id, visitor_id, user_id
ORDER BY site_id, seenAt, visitor_id
