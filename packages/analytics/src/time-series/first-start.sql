-- When the first of the chosen sessions started, in unix milliseconds; nothing where there is none.
SELECT toUnixTimestamp64Milli(min(started_at))
FROM sessions FINAL
WHERE /* :chosen */ true
HAVING count() > 0
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
