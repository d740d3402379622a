-- Gives the events of a week another page and stage, by their type and path. A mutation: it writes these two columns of the
-- parts of the week again, and no other.
ALTER TABLE events UPDATE
  page = transform(concat(toString(type), ' ', path), {keys:Array(String)}, {pages:Array(String)}, toString(page)),
  stage = transform(concat(toString(type), ' ', path), {keys:Array(String)}, {stages:Array(String)}, toString(stage))
IN PARTITION ID {week:String}
WHERE site_id = {site:String}
  AND session_at >= toDateTime({from:UInt32}, 'UTC')
  AND session_at < toDateTime({to:UInt32}, 'UTC')
  AND concat(toString(type), ' ', path) IN {keys:Array(String)}
