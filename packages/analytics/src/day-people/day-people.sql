-- By day: people with a session on it, in the 7 days and in the 30 days that end with it, and people whose first session of
-- all is on it. Days are numbers, 1 the first of `starts`; a session from before that has the number 0.
SELECT asked, countIf(ago = 0), countIf(ago < 7), count(), countIf(ago = 0 AND first = asked)
FROM (
  SELECT first, asked, arrayMax(arrayFilter(one -> one <= asked, seen)) AS last, asked - last AS ago
  FROM (
    SELECT min(number) AS first, groupUniqArrayIf(number, number > 0) AS seen
    FROM (
      SELECT
        /* :person */ * AS person,
        toInt64(arrayCount(start -> start <= toUnixTimestamp64Milli(started_at), {starts:Array(Int64)})) AS number
      FROM sessions FINAL
      WHERE /* :chosen */ true AND /* :isKnown */ true
    )
    GROUP BY person
    HAVING notEmpty(seen)
  )
  ARRAY JOIN {days:Array(Int64)} AS asked
)
WHERE last > 0 AND ago < 30
GROUP BY asked
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
