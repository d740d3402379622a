CREATE TABLE IF NOT EXISTS session_changes (
  site_id     LowCardinality(String),
  session_at  DateTime('UTC')      CODEC(Delta(4), ZSTD(1)),
  session_id  String               CODEC(ZSTD(1)),
  change_id   String               COMMENT 'Sorts by time of making' CODEC(ZSTD(1)),
  received_at DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  body        String               COMMENT 'JSON: what was said of the session (opened, patched, ended, section)' CODEC(ZSTD(3)),
  sid         UInt64 DEFAULT xxHash64(session_id) CODEC(NONE),
  INDEX minmax_received_at received_at TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toMonday(session_at)
ORDER BY (site_id, session_at, session_id, change_id)
SETTINGS non_replicated_deduplication_window = 10000,
  fsync_after_insert = 1, fsync_part_directory = 1,
  enable_block_number_column = 1, enable_block_offset_column = 1,
  add_minmax_index_for_numeric_columns = 0
