-- Whether any visitor of some sites is known as a user.
SELECT count() > 0 FROM (SELECT 1 FROM identities WHERE site_id IN {sites:Array(String)} LIMIT 1)
