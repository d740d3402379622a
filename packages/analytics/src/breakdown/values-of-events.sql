-- The values that most events of the chosen sessions have, each with its events and page views; of equals, the first by name.
-- Before them those of all values. Whole numbers are counted as such, and become texts with their counts: half the time.
SELECT grouping(value) AS isAll, value, sum(n), sum(views), /* :sort */ true AS weighs
FROM (
  SELECT toString(assumeNotNull(number)) AS value, count() AS n, countIf(isView) AS views, /* :tally */ true AS tally
  FROM (
    SELECT /* :session */ *, /* :whole */ true AS number, type = 'page_view' AS isView
    FROM events
    WHERE /* :chosenEvents */ true AND isNotNull(/* :whole */ true)
  )
  GROUP BY number
  UNION ALL
  SELECT text AS value, count() AS n, countIf(isView) AS views, /* :tally */ true AS tally
  FROM (
    SELECT /* :session */ *, toString(/* :value */ true) AS text, type = 'page_view' AS isView
    FROM events
    WHERE /* :chosenEvents */ true AND isNull(/* :whole */ true) AND /* :exists */ true
  )
  GROUP BY text
)
GROUP BY GROUPING SETS ((value), ())
ORDER BY isAll DESC, weighs DESC, value
LIMIT {limit:UInt32} + 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
