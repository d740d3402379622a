CREATE TABLE IF NOT EXISTS checkpoints (
  name       String,
  settled_at DateTime64(3, 'UTC') COMMENT 'Everything received before is folded into the session rows'
)
ENGINE = ReplacingMergeTree(settled_at)
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
