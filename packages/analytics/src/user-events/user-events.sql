-- The events of all sessions of a user, each with its step in its session, as a page by time.
WITH
  owned AS (
    SELECT site_id, session_at, session_id
    FROM sessions FINAL
    WHERE site_id IN {sites:Array(String)} AND user_id = {userId:String}
      AND /* :place */ true
  ),
  page AS (
    SELECT site_id, session_at, session_id, ts, sequence, event_id, step
    FROM (
      SELECT
        site_id, session_at, session_id, ts, sequence, event_id,
        row_number() OVER (PARTITION BY site_id, session_at, session_id ORDER BY ts, sequence, event_id) AS step
      FROM events
      WHERE (site_id, session_at, session_id) IN owned
    )
    WHERE ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
      AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
      AND /* :after */ true
    ORDER BY /* :order */ *
    LIMIT {limit:UInt32}
  )
SELECT step, /* :columns */ *
FROM events
INNER JOIN page USING (site_id, session_at, session_id, ts, sequence, event_id)
WHERE (site_id, session_at, session_id) IN (SELECT site_id, session_at, session_id FROM page)
ORDER BY /* :order */ *
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
