-- Takes single rows of a session out, by the place they were written to.
DELETE FROM events
WHERE site_id = {site:String}
  AND session_at = toDateTime({anchor:UInt32}, 'UTC')
  AND session_id = {id:String}
  AND concat(toString(_block_number), ':', toString(_block_offset)) IN {places:Array(String)}
