-- Rows of sessions that fit, the newest first. All versions count here, hence no FINAL and every skip index helps: which
-- of them is the last of its session is seen when the few that are wanted are read whole.
SELECT site_id, toUnixTimestamp(session_at) * 1000, session_id, version
FROM sessions
WHERE site_id IN {sites:Array(String)}
  AND is_deleted = 0
  AND /* :filters */ true
ORDER BY started_at DESC, site_id DESC, session_id DESC, version DESC
LIMIT {limit:UInt32}
