-- Whether some sessions of sites, by any version of their row, have events in a period that is neither that of their first nor
-- that of their last.
SELECT 1 FROM sessions WHERE site_id IN {sites:Array(String)} AND /* :isLong */ true LIMIT 1
