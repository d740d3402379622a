CREATE TABLE IF NOT EXISTS identities (
  site_id    LowCardinality(String),
  visitor_id String                                            CODEC(ZSTD(1)),
  user_id    String                                            CODEC(ZSTD(1)),
  seen_at    SimpleAggregateFunction(min, DateTime64(3, 'UTC')) COMMENT 'Earliest event that names both'
)
ENGINE = AggregatingMergeTree
ORDER BY (site_id, visitor_id, user_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
