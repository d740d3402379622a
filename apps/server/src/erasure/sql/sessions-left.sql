-- Which of some sessions of one site still hold something.
SELECT DISTINCT session_id FROM (
  SELECT session_id FROM events
  WHERE site_id = {site:String} AND session_at IN {anchors:Array(UInt32)} AND session_id IN {ids:Array(String)}
  UNION ALL
  SELECT session_id FROM session_changes
  WHERE site_id = {site:String} AND session_at IN {anchors:Array(UInt32)} AND session_id IN {ids:Array(String)}
)
