-- The chosen sessions, altogether and by interval, channel and campaign: how many, and how many of them began a cart or a
-- checkout, and of these how many ordered. Few combinations of all three are counted first, and added up.
WITH
  adding AS (SELECT /* :session */ * FROM events WHERE /* :nearEvents */ true AND /* :isAdding */ true),
  ordering AS (SELECT /* :session */ * FROM events WHERE /* :nearEvents */ true AND /* :isOrder */ true)
SELECT
  multiIf(grouping(bucket) = 0, 'time', grouping(channel) = 0, 'channel', grouping(utm_campaign) = 0, 'campaign', ''),
  multiIf(
    grouping(bucket) = 0, toString(bucket), grouping(channel) = 0, toString(channel), toString(utm_campaign)
  ),
  sum(came),
  sum(carts),
  sum(cartsBought),
  sum(checkouts),
  sum(checkoutsBought)
FROM (
  SELECT
    bucket, channel, utm_campaign,
    count() AS came,
    countIf(hasCart) AS carts,
    countIf(hasCart AND hasOrder) AS cartsBought,
    countIf(started_checkout = 1) AS checkouts,
    countIf(started_checkout = 1 AND hasOrder) AS checkoutsBought
  FROM (
    SELECT
      /* :bucket */ * AS bucket, channel, utm_campaign, started_checkout,
      (/* :session */ *) IN adding AS hasCart,
      (/* :session */ *) IN ordering AS hasOrder
    FROM sessions FINAL
    WHERE /* :chosen */ true
  )
  GROUP BY bucket, channel, utm_campaign
)
GROUP BY GROUPING SETS ((), (bucket), (channel), (utm_campaign))
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
