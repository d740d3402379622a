-- The tables of this store that have parts.
SELECT DISTINCT table
FROM system.parts
WHERE database = currentDatabase() AND active
