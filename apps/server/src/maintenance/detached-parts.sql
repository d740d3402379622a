-- Parts that the store took out of use; those without a reason were detached by hand.
SELECT table, name, reason
FROM system.detached_parts
WHERE database = currentDatabase() AND reason != ''
ORDER BY table, name
