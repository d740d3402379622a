-- Every table of this store that holds rows, and copies of them that a snapshot made.
SELECT name, substring(create_table_query, position(create_table_query, ' (') + 1) AS definition
FROM system.tables
WHERE database = currentDatabase() AND engine LIKE '%MergeTree'
ORDER BY name
