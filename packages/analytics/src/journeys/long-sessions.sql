-- Whether some sessions of sites have more stations than their rows keep.
SELECT 1 FROM sessions WHERE site_id IN {sites:Array(String)} AND /* :isLong */ true LIMIT 1
