-- Sessions of a site that ended in a time, the earliest first, with when that could be known: where somebody ended it, when
-- the server last heard of it; else when its silence had lasted long enough, or when its events came, where they came later.
-- Without those that had ended more than a day before anything came of them: an import of the past is no news.
SELECT
  site_id, toUnixTimestamp(session_at) * 1000, session_id,
  toUnixTimestamp64Milli(if(
    ended_at IS NULL,
    greatest(last_seen_at + toIntervalMillisecond({timeout:Int64}), updated_at),
    updated_at
  )) AS at
FROM sessions FINAL
WHERE site_id = {site:String}
  AND session_at > toDateTime(intDiv({from:Int64}, 1000), 'UTC') - INTERVAL 8 DAY
  AND (at, session_id) > ({from:Int64}, {after:String}) AND at <= {to:Int64}
  AND ifNull(ended_at, last_seen_at) > updated_at - INTERVAL 1 DAY
ORDER BY at, session_id
LIMIT {limit:UInt32}
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
