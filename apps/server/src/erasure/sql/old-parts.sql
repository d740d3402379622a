-- Parts that were replaced, and whose files are kept for a while.
SELECT concat(table, ' ', name) FROM system.parts
WHERE database = currentDatabase() AND NOT active
  AND table IN ('events', 'session_changes', 'sessions', 'identities', 'visit_moves')
