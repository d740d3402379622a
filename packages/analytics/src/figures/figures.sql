-- Figures of the chosen sessions by groups, and of all together: each group is one row with 0 in front, the whole one with
-- 1. A session is in as many groups as :group gives it rows.
SELECT /* :isWhole */ true, grp, /* :metrics */ *
FROM (
  SELECT
    /* :visitor */ true AS visitor, /* :user */ true AS user, bounced, converted, duration_ms,
    page_count AS page_views, steps AS events, /* :group */ true AS grp
  FROM sessions FINAL
  WHERE /* :chosen */ true
)
WHERE /* :wanted */ true
GROUP BY /* :sets */ true
SETTINGS do_not_merge_across_partitions_select_final = 1, use_skip_indexes_if_final = 1,
  use_skip_indexes_if_final_exact_mode = 1, ignore_data_skipping_indices = 'bloom_sid,bloom_vid,bloom_user,bloom_visit'
