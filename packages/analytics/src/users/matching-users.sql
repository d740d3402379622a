-- Users of whom a trait (a text, a number or a truth value) contains a text, whatever its case. Few identify events contain
-- it anywhere, and only the users whom those name are looked at.
SELECT user_id
FROM (/* :traits */ *)
WHERE positionCaseInsensitiveUTF8(if(startsWith(value, '"'), JSONExtractString(value), value), {search:String}) > 0
  AND NOT match(value, '^[\\[{]')
