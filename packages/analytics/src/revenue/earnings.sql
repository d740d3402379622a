-- What the chosen sessions earned, by currency: altogether, and by interval, channel and campaign of the session. An event that
-- names no currency earned in {currency:String}.
SELECT
  earnedIn,
  multiIf(grouping(bucket) = 0, 'time', grouping(channel) = 0, 'channel', grouping(utm_campaign) = 0, 'campaign', ''),
  multiIf(
    grouping(bucket) = 0, toString(bucket), grouping(channel) = 0, toString(channel), toString(utm_campaign)
  ),
  toFloat64(sum(ifNull(earned.revenue, 0))),
  uniqExactIf(earned.orderKey, earned.isOrder),
  uniqExactIf(person, earned.isOrder)
FROM (
  SELECT
    site_id, session_at, sid, /* :bucket */ * AS bucket, channel, utm_campaign,
    (/* :person */ *, if(/* :person */ * = '', session_id, '')) AS person
  FROM sessions FINAL
  WHERE /* :chosen */ true
) AS owners
INNER JOIN (
  SELECT
    site_id, session_at, sid, revenue, if(currency = '', {currency:String}, toString(currency)) AS earnedIn,
    /* :isOrder */ true AS isOrder, /* :orderKey */ * AS orderKey
  FROM events
  WHERE /* :chosenEvents */ true AND (revenue IS NOT NULL OR type = 'purchase')
) AS earned USING (site_id, session_at, sid)
GROUP BY GROUPING SETS ((earnedIn), (earnedIn, bucket), (earnedIn, channel), (earnedIn, utm_campaign))
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
