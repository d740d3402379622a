-- The chosen sessions with messages, altogether and by interval and outcome: how many, their messages by side, and how long
-- they are, in messages and milliseconds.
SELECT
  multiIf(grouping(bucket) = 0, 'time', grouping(outcomeNow) = 0, 'outcome', ''),
  if(grouping(bucket) = 0, toString(bucket), toString(outcomeNow)),
  countIf(message_count > 0),
  sum(user_message_count),
  sum(bot_message_count),
  quantileExactInclusiveIf(0.5)(message_count, message_count > 0),
  quantileExactInclusiveIf(0.9)(message_count, message_count > 0),
  avgIf(duration_ms, message_count > 0),
  count()
FROM (
  SELECT
    /* :bucket */ * AS bucket, /* :outcome */ * AS outcomeNow,
    message_count, user_message_count, bot_message_count, duration_ms
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY GROUPING SETS ((), (bucket), (outcomeNow))
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
