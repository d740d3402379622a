-- People of a site who are in a look and were not in the one before, in order, each with the last session.
SELECT toString(person), toUnixTimestamp(last.2) * 1000, last.3
FROM (
  SELECT /* :person */ * AS person, max((started_at, session_at, session_id)) AS last
  FROM sessions FINAL
  WHERE site_id IN {sites:Array(String)}
    AND /* :isKnown */ true
    AND person IN (
      SELECT person FROM segment_people
      WHERE look = {look:UInt64}
        AND person > {after:UInt64}
        AND person NOT IN (SELECT person FROM segment_people WHERE look = {before:UInt64})
      ORDER BY person
      LIMIT {limit:UInt32}
    )
  GROUP BY person
)
ORDER BY person
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
