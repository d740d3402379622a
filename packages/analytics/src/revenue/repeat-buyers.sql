-- How many people have two orders or more in one currency, by currency.
SELECT earnedIn, countIf(orders > 1)
FROM (
  SELECT earnedIn, person, uniqExact(orderKey) AS orders
  FROM (
    SELECT
      site_id, session_at, sid, (/* :person */ *, if(/* :person */ * = '', session_id, '')) AS person
    FROM sessions FINAL
    WHERE /* :chosen */ true
  ) AS owners
  INNER JOIN (
    SELECT
      site_id, session_at, sid, if(currency = '', {currency:String}, toString(currency)) AS earnedIn,
      /* :orderKey */ * AS orderKey
    FROM events
    WHERE /* :chosenEvents */ true AND /* :isOrder */ true
  ) AS earned USING (site_id, session_at, sid)
  GROUP BY earnedIn, person
)
GROUP BY earnedIn
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
