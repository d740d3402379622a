-- How many journeys go from what to what between each column and the next, by the numbers of names in their column.
SELECT step, source, target, count()
FROM (SELECT /* :numbers */ * AS numbers FROM (/* :journeys */ *))
ARRAY JOIN
  arrayPopBack(numbers) AS source, arrayPopFront(numbers) AS target, arrayEnumerate(arrayPopBack(numbers)) AS step
GROUP BY step, source, target
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
