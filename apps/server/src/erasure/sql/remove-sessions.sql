-- All rows of sessions of which nothing is left: what hid them, and what they replaced.
ALTER TABLE sessions DELETE
WHERE site_id IN {sites:Array(String)} AND sid IN {sids:Array(UInt64)}
