-- What the chosen sessions earned, by currency: altogether, and by interval, channel and campaign of the session. An event that
-- names no currency earned in {currency:String}. Last how many people have two orders or more, in the one row of each currency
-- that is about people; in the others it says nothing.
SELECT earnedIn, part, value, sum(amount), sum(orders), sum(buyers), countIf(orders > 1)
FROM (
  SELECT
    earnedIn,
    multiIf(
      grouping(bucket) = 0, 'time', grouping(channel) = 0, 'channel', grouping(utm_campaign) = 0, 'campaign',
      grouping(person) = 0, 'person', ''
    ) AS part,
    multiIf(
      part = 'time', toString(bucket), part = 'channel', toString(channel), part = 'campaign', toString(utm_campaign), ''
    ) AS value,
    toFloat64(sum(ifNull(earned.revenue, 0))) AS amount,
    uniqExactIf(earned.orderKey, earned.isOrder) AS orders,
    uniqExactIf(person, earned.isOrder) AS buyers
  FROM (
    SELECT /* :session */ *, /* :bucket */ * AS bucket, channel, utm_campaign, /* :person */ * AS person
    FROM sessions FINAL
    WHERE /* :chosen */ true
  ) AS owners
  INNER JOIN (
    SELECT
      /* :session */ *, revenue, if(currency = '', {currency:String}, toString(currency)) AS earnedIn,
      /* :isOrder */ true AS isOrder, /* :orderKey */ * AS orderKey
    FROM events
    WHERE /* :nearEvents */ true AND (revenue IS NOT NULL OR type = 'purchase')
  ) AS earned USING (/* :session */ *)
  GROUP BY GROUPING SETS (
    (earnedIn), (earnedIn, bucket), (earnedIn, channel), (earnedIn, utm_campaign), (earnedIn, person)
  )
)
GROUP BY earnedIn, part, value
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
