-- How many sessions are chosen, and of how many people.
SELECT count(), uniqExactIf((site_id, /* :person */ *), /* :person */ * != '')
FROM sessions FINAL
WHERE /* :chosen */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 0
