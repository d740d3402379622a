-- Hashes of every session, visitor and visit of one week, for the filter of known ids.
SELECT arrayJoin(if(visit_key LIKE 'u:%', [sid, xxHash64(visit_key)], [sid, vid]))
FROM sessions
WHERE _partition_id = {week:String}
FORMAT RowBinary
