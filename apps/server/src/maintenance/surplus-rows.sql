-- The rows of doubled events of a session that came after the first of their id, by the place they were written to,
-- which merges keep.
SELECT concat(toString(_block_number), ':', toString(_block_offset))
FROM events
WHERE site_id = {site:String}
  AND session_at = toDateTime({anchor:UInt32}, 'UTC')
  AND session_id = {id:String}
  AND event_id IN {events:Array(String)}
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY _block_number, _block_offset) > 1
