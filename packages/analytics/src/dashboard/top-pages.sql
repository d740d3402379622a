-- The pages that the chosen sessions viewed most, by what their rows keep; of equals, the first by name. In each row, the
-- most page views that a session has.
SELECT toString(page) AS value, countIf(nth = 1) AS sessions, count() AS views, max(max(page_count)) OVER ()
FROM (
  SELECT journey_path, page_count
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
ARRAY JOIN journey_path AS page, arrayEnumerateUniq(journey_path) AS nth
GROUP BY page
ORDER BY views DESC, value
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
