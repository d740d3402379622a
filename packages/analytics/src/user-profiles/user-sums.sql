-- What the sessions of some users add up to; channels, devices, countries and visitors with their number of sessions. Last the
-- sessions that earned something, one more than {earnedMax:UInt32} where there are more: one without a currency earned nothing.
SELECT
  user_id,
  toUnixTimestamp64Milli(min(started_at)),
  toUnixTimestamp64Milli(max(last_seen_at)),
  count(),
  sum(steps),
  sumMap(map(channel, toUInt64(1))),
  sumMap(map(device_type, toUInt64(1))),
  sumMap(map(country, toUInt64(1))),
  sumMap(map(visitor_id, toUInt64(1))),
  groupArrayIf({earnedMax:UInt32} + 1)((site_id, toUnixTimestamp(session_at), toString(sid)), currency != '')
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND user_id IN {users:Array(String)}
  AND /* :place */ true
GROUP BY user_id
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1
