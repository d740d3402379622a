-- How many sessions of a frame belong to a segment, and of how many people; then the same of the frame. Last the newest of those
-- that belong to it from a time on, each as (started, unix milliseconds times -1; site; anchor, unix seconds; hash of its id; what
-- at most one example may be of).
SELECT
  countIf(isMatched), uniqExactIf(person, isMatched AND isKnown), count(), uniqExactIf(person, isKnown),
  arrayMap(one -> (one.1, one.2, one.3, toString(one.4), toString(one.5)), /* :newest */ *)
FROM (
  SELECT
    /* :person */ * AS person, /* :isKnown */ true AS isKnown, /* :isMatched */ true AS isMatched,
    -toUnixTimestamp64Milli(started_at) AS startedBack, site_id, toUnixTimestamp(session_at) AS anchor, sid, /* :unit */ * AS unit
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
