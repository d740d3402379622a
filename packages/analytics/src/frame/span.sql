-- Where in the key the sessions lie that may have started in the range, by any version of their rows: unix seconds of the
-- first and last anchor, and whether some of them are not told by their anchor. Nearly all sessions started at their
-- anchor, in whole seconds; the store remembers where the others are, as the first condition is always the same. Last when the
-- last of the range started, in unix milliseconds, if that was not before :recent.
WITH
  toDateTime(intDiv({from:Int64}, 1000), 'UTC') AS firstInRange,
  toDateTime(intDiv({to:Int64} + 999, 1000), 'UTC') AS firstBehind
SELECT
  toUnixTimestamp(ifNull(least(minOrNullIf(session_at, starts), firstInRange), firstInRange)),
  toUnixTimestamp(ifNull(greatest(maxOrNullIf(session_at, starts), firstBehind), firstBehind)),
  countIf((session_at >= firstInRange AND session_at < firstBehind) != (starts AND is_deleted = 0)),
  toUnixTimestamp64Milli(ifNull(maxOrNullIf(started_at, starts), toDateTime64(0, 3, 'UTC')))
FROM (
  SELECT
    session_at, started_at, is_deleted,
    started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AS starts
  FROM sessions
  PREWHERE is_deleted = 1 OR toUnixTimestamp(started_at) != toUnixTimestamp(session_at)
  WHERE site_id IN {sites:Array(String)}
  UNION ALL
  SELECT
    session_at, started_at, is_deleted,
    started_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AS starts
  FROM sessions
  WHERE site_id IN {sites:Array(String)}
    AND (
      session_at IN (toDateTime(intDiv({from:Int64}, 1000), 'UTC'), toDateTime(intDiv({to:Int64}, 1000), 'UTC'))
      OR session_at >= toDateTime(intDiv({recent:Int64}, 1000), 'UTC') AND session_at < toDateTime(intDiv({to:Int64}, 1000), 'UTC')
    )
)
