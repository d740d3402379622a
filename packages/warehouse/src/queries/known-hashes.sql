-- Hashes of every known session, visitor and visit, for the filter of known ids.
SELECT arrayJoin(if(visit_key LIKE 'u:%', [sid, xxHash64(visit_key)], [sid, vid]))
FROM sessions
FORMAT RowBinary
