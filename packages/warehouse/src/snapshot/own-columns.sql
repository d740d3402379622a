-- The columns of a table whose values are not made of its other columns when a row is written.
SELECT name
FROM system.columns
WHERE database = currentDatabase() AND table = {table:String}
  AND default_kind NOT IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL')
  AND NOT match(default_expression, '^(CAST|xxHash64)\\(')
ORDER BY position
