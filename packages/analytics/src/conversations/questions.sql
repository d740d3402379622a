-- What conversations of the chosen sessions began with, the most asked first: as one question whatever the case, the spaces and
-- the marks at its end, in the words in which it was asked first.
SELECT argMin(first_question, (started_at, site_id, session_id)), count() AS asked
FROM (
  SELECT
    first_question, started_at, site_id, session_id,
    replaceRegexpOne(
      replaceRegexpAll(lowerUTF8(first_question), '[\\s\\p{Z}]+', ' '), '^ ', ''
    ) AS spaced,
    replaceRegexpOne(spaced, '[ .!?…。！？]+$', '') AS bare
  FROM sessions FINAL
  WHERE /* :chosen */ true AND first_question != ''
)
GROUP BY if(bare = '', spaced, bare) AS question
ORDER BY asked DESC, question
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
