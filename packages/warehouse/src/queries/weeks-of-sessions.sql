-- The weeks that have sessions.
SELECT DISTINCT _partition_id FROM sessions ORDER BY 1
