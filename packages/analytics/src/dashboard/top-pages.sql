-- The pages that the chosen sessions viewed most, by what their rows keep; of equals, the first by name. In each row, the
-- most page views that a session has.
SELECT value, count() AS sessions, sum(n) AS views, max(max(page_count)) OVER ()
FROM (
  SELECT arrayJoin(arrayDistinct(journey_path)) AS value, countEqual(journey_path, value) AS n, page_count
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY value
ORDER BY views DESC, value
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
