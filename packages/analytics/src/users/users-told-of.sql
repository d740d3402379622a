-- Users of whom an identify event says something that contains a text, as JSON writes it.
SELECT user_id
FROM events
WHERE site_id IN {sites:Array(String)} AND type = 'identify' AND user_id != ''
  AND positionCaseInsensitiveUTF8(properties, {searchText:String}) > 0
