-- The traits of users, each as JSON text: what the last identify event that names the user and the trait says. An event names
-- traits in the object "traits" of its properties, else beside it; one that is null is not named.
-- Few events identify: their type is looked at first, and by itself, so that the store remembers where there are none.
SELECT user_id, trait.1 AS name, argMax(trait.2, (ts, sequence, event_id, session_id, trait.3)) AS value
FROM (
  SELECT
    user_id, ts, sequence, event_id, session_id,
    JSONType(properties, 'traits') = 'Object' AS hasTraits,
    arrayConcat(
      arrayMap(pair -> (pair.1, pair.2, 0), JSONExtractKeysAndValuesRaw(properties)),
      arrayMap(pair -> (pair.1, pair.2, 1), JSONExtractKeysAndValuesRaw(properties, 'traits'))
    ) AS traits
  FROM events
  PREWHERE type = 'identify'
  WHERE site_id IN {sites:Array(String)} AND user_id IN (/* :users */ *)
)
ARRAY JOIN traits AS trait
WHERE trait.2 != 'null' AND NOT (trait.1 = 'traits' AND trait.3 = 0 AND hasTraits)
GROUP BY user_id, name
