-- The visitors that were seen as a user.
SELECT DISTINCT site_id, visitor_id
FROM identities
WHERE site_id IN {sites:Array(String)} AND user_id = {user:String}
