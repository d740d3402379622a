CREATE TABLE IF NOT EXISTS events (
  site_id      LowCardinality(String)  COMMENT 'The site the event belongs to',
  session_at   DateTime('UTC')         COMMENT 'Anchor of the session: the time of what opened it, fixed from then on' CODEC(Delta(4), ZSTD(1)),
  session_id   String                  COMMENT 'The session the event belongs to' CODEC(ZSTD(1)),
  ts           DateTime64(3, 'UTC')    COMMENT 'When it happened, by the corrected clock of the sender' CODEC(Delta(8), ZSTD(1)),
  sequence     Int64                   COMMENT 'Orders events of one millisecond, before event_id' CODEC(ZSTD(1)),
  event_id     String                  COMMENT 'Chosen by the sender, or made here; once in a session' CODEC(ZSTD(1)),
  received_at  DateTime64(3, 'UTC')    COMMENT 'When the server took it in' CODEC(Delta(8), ZSTD(1)),
  type         LowCardinality(String)  COMMENT 'What happened, in snake_case',
  visitor_id   String                  COMMENT 'Browser or device; empty: unknown' CODEC(ZSTD(1)),
  user_id      String                  COMMENT 'User named by the event itself; empty: none' CODEC(ZSTD(1)),
  visit_key    String                  COMMENT 'Whose inactivity made the session (v:visitor or u:user); empty where the sender named the session' CODEC(ZSTD(1)),
  url          String                  COMMENT 'As sent' CODEC(ZSTD(1)),
  path         String                  COMMENT 'Path before the clean-up rules' CODEC(ZSTD(1)),
  page         LowCardinality(String)  COMMENT 'Page path: after the clean-up rules of the site',
  section      LowCardinality(String)  COMMENT 'Part of the app that the page belongs to',
  stage        LowCardinality(String)  COMMENT 'Stage of the standard journey; empty: none',
  title        String                  COMMENT 'Title of the page' CODEC(ZSTD(1)),
  referrer     String                  COMMENT 'Outside referrer; empty: none or the site itself' CODEC(ZSTD(1)),
  channel      LowCardinality(String)  COMMENT 'direct, search, social, mail, ai, campaign, referral; empty: not judged',
  utm_source   LowCardinality(String),
  utm_medium   LowCardinality(String),
  utm_campaign LowCardinality(String),
  utm_term     LowCardinality(String),
  utm_content  LowCardinality(String),
  device_type  LowCardinality(String),
  browser      LowCardinality(String),
  os           LowCardinality(String),
  country      LowCardinality(String)  COMMENT 'ISO 3166-1 alpha-2; empty: unknown',
  user_agent   String                  CODEC(ZSTD(1)),
  ip           String                  COMMENT 'Empty unless the site stores addresses' CODEC(ZSTD(1)),
  properties   String                  COMMENT 'Exact JSON text, for timelines and export' CODEC(ZSTD(3)),
  props        JSON(max_dynamic_paths = 128) DEFAULT CAST(properties, 'JSON(max_dynamic_paths=128)') COMMENT 'The same in columns, for conditions and break-downs',
  revenue      Nullable(Decimal(18, 4)) COMMENT 'In currency; null: the event earned nothing' CODEC(ZSTD(1)),
  currency     LowCardinality(String)  COMMENT 'ISO 4217',
  message      String                  COMMENT 'Text of a message in a chat' CODEC(ZSTD(3)),
  sid          UInt64 DEFAULT xxHash64(session_id) COMMENT 'Eight bytes to group by in place of session_id' CODEC(ZSTD(1)),
  vid          UInt64 DEFAULT xxHash64(visitor_id) COMMENT 'Eight bytes to group by in place of visitor_id' CODEC(ZSTD(1)),
  order_id     String DEFAULT if(
    type = 'purchase' OR ifNull(revenue, 0) > 0,
    arrayFirst(word -> word != '', arrayMap(
      name -> multiIf(
        JSONType(properties, name) = 'String', JSONExtractString(properties, name),
        JSONType(properties, name) IN ('Int64', 'UInt64'), JSONExtractRaw(properties, name),
        ''
      ),
      ['orderId', 'order_id', 'transactionId', 'transaction_id']
    )),
    ''
  )                                    COMMENT 'Number of the order that the event is, by its properties; empty: none' CODEC(ZSTD(1)),
  INDEX minmax_ts ts TYPE minmax GRANULARITY 1,
  INDEX minmax_received_at received_at TYPE minmax GRANULARITY 1,
  INDEX bloom_user user_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX bloom_vid vid TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toMonday(session_at)
ORDER BY (site_id, session_at, session_id, ts, sequence, event_id)
SETTINGS non_replicated_deduplication_window = 10000,
  fsync_after_insert = 1, fsync_part_directory = 1,
  enable_block_number_column = 1, enable_block_offset_column = 1,
  min_age_to_force_merge_seconds = 3600, min_age_to_force_merge_on_partition_only = 1,
  merge_selector_base = 16,
  old_parts_lifetime = 480, max_parts_in_total = 20000,
  min_bytes_for_wide_part = 67108864, vertical_merge_algorithm_min_rows_to_activate = 1,
  add_minmax_index_for_numeric_columns = 0
