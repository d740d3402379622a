CREATE TABLE IF NOT EXISTS visit_moves (
  site_id         LowCardinality(String),
  from_session_id String               COMMENT 'The visit that gave events away' CODEC(ZSTD(1)),
  from_session_at DateTime('UTC'),
  move_id         String               COMMENT 'Sorts by time of making',
  to_session_id   String               CODEC(ZSTD(1)),
  to_session_at   DateTime('UTC'),
  first_ts        DateTime64(3, 'UTC') COMMENT 'Events from here on …',
  last_ts         DateTime64(3, 'UTC') COMMENT '… up to and including here were moved',
  whole           UInt8                COMMENT '1: nothing was left; the old id then leads to the new session',
  done            UInt8                COMMENT '0: intended; a start that finds it so finishes it'
)
ENGINE = ReplacingMergeTree(done)
ORDER BY (site_id, from_session_id, move_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
