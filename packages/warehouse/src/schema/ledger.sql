CREATE TABLE IF NOT EXISTS ledger (
  site_id LowCardinality(String),
  hour    DateTime('UTC')        COMMENT 'Hour of receipt',
  outcome LowCardinality(String) COMMENT 'accepted, duplicate, late, rejected, bot, ignored',
  reason  LowCardinality(String) COMMENT 'Why; empty where there is nothing to say',
  events  UInt64
)
ENGINE = SummingMergeTree(events)
ORDER BY (site_id, hour, outcome, reason)
SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1
