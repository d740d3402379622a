-- Whether any of the sessions that started in a range, and before `since`, was still heard of at `end`, by any version of
-- their rows.
SELECT count() > 0
FROM (
  SELECT 1
  FROM sessions
  WHERE /* :near */ true
    AND started_at < fromUnixTimestamp64Milli({since:Int64}, 'UTC')
    AND last_seen_at >= fromUnixTimestamp64Milli({end:Int64}, 'UTC')
  LIMIT 1
)
SETTINGS ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
