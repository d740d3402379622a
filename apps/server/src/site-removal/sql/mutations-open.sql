-- Mutations that go on.
SELECT table, latest_fail_reason FROM system.mutations
WHERE database = currentDatabase() AND NOT is_done
