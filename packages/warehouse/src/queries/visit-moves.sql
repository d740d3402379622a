-- Moves of visits: unfinished ones, and those whose old id still leads somewhere.
SELECT
  site_id,
  move_id,
  from_session_id,
  toUnixTimestamp(from_session_at) * 1000,
  to_session_id,
  toUnixTimestamp(to_session_at) * 1000,
  toUnixTimestamp64Milli(first_ts),
  toUnixTimestamp64Milli(last_ts),
  whole,
  done
FROM visit_moves FINAL
WHERE done = 0 OR whole = 1
ORDER BY move_id
