-- What the sessions of one user add up to. Durations in milliseconds.
SELECT
  count(),
  sum(duration_ms),
  count(duration_ms),
  sumMap(sections, arrayMap(section -> toUInt64(1), sections)),
  toUnixTimestamp64Milli(max(started_at)),
  countIf(/* :isActive */ true)
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)}
  AND /* :place */ true
  AND /* :filters */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
