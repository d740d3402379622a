-- Of every session of one week: hashes of its id and of its visitor or visit, for the filter of known ids; half a hash of
-- site and id, and its anchor in seconds, for where it lies.
SELECT
  sid,
  if(visit_key LIKE 'u:%', xxHash64(visit_key), vid),
  toUInt32(bitShiftRight(bitXor(sid, xxHash64(site_id)), 32)),
  toUnixTimestamp(session_at)
FROM sessions
WHERE _partition_id = {week:String}
FORMAT RowBinary
