-- The rows that stand of some sessions of one site, and their versions.
SELECT toUnixTimestamp(session_at), session_id, version
FROM sessions FINAL
WHERE site_id = {site:String} AND session_at IN {anchors:Array(UInt32)} AND session_id IN {ids:Array(String)}
