-- Places to cut a week at: after so many rows of any of the three tables. Reads the key only, in its order.
SELECT site_id, toUnixTimestamp(session_at) AS at, session_id
FROM (
  SELECT site_id, session_at, session_id FROM (
    SELECT site_id, session_at, session_id, rowNumberInAllBlocks() + 1 AS place FROM (
      SELECT site_id, session_at, session_id FROM events
      WHERE site_id IN {sites:Array(String)}
        AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
      ORDER BY site_id, session_at, session_id
    )
  ) WHERE place % {events:UInt32} = 0
  UNION DISTINCT
  SELECT site_id, session_at, session_id FROM (
    SELECT site_id, session_at, session_id, rowNumberInAllBlocks() + 1 AS place FROM (
      SELECT site_id, session_at, session_id FROM session_changes
      WHERE site_id IN {sites:Array(String)}
        AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
      ORDER BY site_id, session_at, session_id
    )
  ) WHERE place % {rows:UInt32} = 0
  UNION DISTINCT
  SELECT site_id, session_at, session_id FROM (
    SELECT site_id, session_at, session_id, rowNumberInAllBlocks() + 1 AS place FROM (
      SELECT site_id, session_at, session_id FROM sessions
      WHERE site_id IN {sites:Array(String)}
        AND session_at >= toDateTime({from:UInt32}, 'UTC') AND session_at < toDateTime({to:UInt32}, 'UTC')
      ORDER BY site_id, session_at, session_id
    )
  ) WHERE place % {rows:UInt32} = 0
)
ORDER BY site_id, at, session_id
