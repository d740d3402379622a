ALTER TABLE visit_moves DELETE
WHERE site_id IN {sites:Array(String)}
  AND (xxHash64(from_session_id) IN {sids:Array(UInt64)} OR xxHash64(to_session_id) IN {sids:Array(UInt64)})
