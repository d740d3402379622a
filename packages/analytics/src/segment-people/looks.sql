-- The looks that stand.
SELECT DISTINCT partition_id
FROM system.parts
WHERE database = currentDatabase() AND table = 'segment_people' AND active
