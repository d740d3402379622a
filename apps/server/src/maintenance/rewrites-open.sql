-- Mutations of events that go on, and why one of them does not get on.
SELECT latest_fail_reason FROM system.mutations
WHERE database = currentDatabase() AND table = 'events' AND NOT is_done
