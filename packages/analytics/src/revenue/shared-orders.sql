-- Whether an order that has a number is both in the sessions that have come to rest and in others.
SELECT 1
FROM events
WHERE /* :keptEvents */ true
  AND order_id != ''
  AND (site_id, order_id) IN (SELECT site_id, order_id FROM events WHERE /* :restEvents */ true AND order_id != '')
LIMIT 1
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
