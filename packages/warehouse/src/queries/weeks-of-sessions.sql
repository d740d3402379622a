-- The weeks that have sessions, the last first.
SELECT DISTINCT _partition_id FROM sessions ORDER BY 1 DESC
