-- Changes of rows that a table's parts do not hold yet: patch parts, and work on them.
SELECT
  (SELECT count() FROM system.parts
   WHERE database = currentDatabase() AND table = {table:String} AND active AND startsWith(partition_id, 'patch-'))
  AS patches,
  (SELECT count() FROM system.mutations
   WHERE database = currentDatabase() AND table = {table:String} AND NOT is_done)
  AS mutations
