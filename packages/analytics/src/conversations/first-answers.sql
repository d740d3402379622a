-- How long visitors waited for the first answer: from the first message of a session to the first answer after it, in
-- milliseconds. How many asked, how many were answered, and the median and the ninth decile of the waiting.
SELECT
  count(),
  countIf(answer.1 > 0),
  quantileExactInclusiveIf(0.5)(answer.2 - asked.2, answer.1 > 0),
  quantileExactInclusiveIf(0.9)(answer.2 - asked.2, answer.1 > 0)
FROM (
  SELECT
    arraySort(groupArray((ts, sequence, event_id, type = 'message_sent'))) AS said,
    arrayFirstIndex(one -> one.4 = 1, said) AS first,
    (first, toUnixTimestamp64Milli(said[first].1)) AS asked,
    arrayFirstIndex((one, place) -> one.4 = 0 AND place > first, said, arrayEnumerate(said)) AS next,
    (next, toUnixTimestamp64Milli(said[next].1)) AS answer
  FROM events
  WHERE /* :chosenEvents */ true AND type IN ('message_sent', 'message_received')
  GROUP BY site_id, session_at, sid
  HAVING first > 0
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
