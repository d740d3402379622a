-- Takes moved events out of the visit they left. A patch part: milliseconds, against seconds for a rewriting mutation.
DELETE FROM events
WHERE site_id = {site:String}
  AND session_at = toDateTime({anchor:UInt32}, 'UTC')
  AND session_id = {id:String}
  AND ts >= fromUnixTimestamp64Milli({first:Int64}, 'UTC')
  AND ts <= fromUnixTimestamp64Milli({last:Int64}, 'UTC')
SETTINGS lightweight_delete_mode = 'lightweight_update'
