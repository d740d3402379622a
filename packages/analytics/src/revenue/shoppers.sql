-- The chosen sessions, altogether and by interval, channel and campaign: how many, of how many visitors, and how many of them
-- began a cart or a checkout, and of these how many ordered.
WITH
  adding AS (SELECT /* :key */ * FROM events WHERE /* :chosenEvents */ true AND /* :isAdding */ true),
  ordering AS (SELECT /* :key */ * FROM events WHERE /* :chosenEvents */ true AND /* :isOrder */ true)
SELECT
  multiIf(grouping(bucket) = 0, 'time', grouping(channel) = 0, 'channel', grouping(utm_campaign) = 0, 'campaign', ''),
  multiIf(
    grouping(bucket) = 0, toString(bucket), grouping(channel) = 0, toString(channel), toString(utm_campaign)
  ),
  count(),
  uniqExactIf(visitor_id, visitor_id != ''),
  countIf(hasCart),
  countIf(hasCart AND hasOrder),
  countIf(started_checkout = 1),
  countIf(started_checkout = 1 AND hasOrder)
FROM (
  SELECT
    /* :bucket */ * AS bucket, channel, utm_campaign, visitor_id, started_checkout,
    (/* :key */ *) IN adding AS hasCart,
    (/* :key */ *) IN ordering AS hasOrder
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
GROUP BY GROUPING SETS ((), (bucket), (channel), (utm_campaign))
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
