CREATE TABLE IF NOT EXISTS segment_people (
  look   UInt64 COMMENT 'When it was looked who is in a segment of a site, microseconds; of no other look' CODEC(ZSTD(1)),
  person UInt64 COMMENT 'Hash of the user, else of the visitor' CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY look
ORDER BY person
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, add_minmax_index_for_numeric_columns = 0
