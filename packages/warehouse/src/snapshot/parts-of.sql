-- The parts of a table. Parts with the same hash have the same files.
SELECT name, partition_id, hash_of_all_files, rows, data_uncompressed_bytes
FROM system.parts
WHERE database = currentDatabase() AND table = {table:String} AND active
ORDER BY partition_id, name
