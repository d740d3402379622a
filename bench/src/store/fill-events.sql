-- Made-up visits of 90 days, seven events each, twenty seconds apart: a block of sessions by number. Their stages are those of
-- the standard rules, or the rebuild that makes the rows of sessions would write the events again.
INSERT INTO events
  (site_id, session_at, session_id, ts, sequence, event_id, received_at, type, visitor_id, user_id, url, path, page, section, stage,
   title, referrer, channel, utm_source, device_type, browser, os, country, user_agent, properties, revenue, currency)
WITH
  intDiv(number, 7) AS s,
  number % 7 AS n,
  cityHash64(s) AS h,
  cityHash64(number) AS e,
  {from:Int64} + intDiv(s * {span:Int64}, {sessions:Int64}) AS started,
  started + n * 20000 AS at,
  e % 500 AS product,
  multiIf(n = 0, 'landing', n = 3 AND h % 9 = 0, 'add_to_cart', n = 6 AND h % 40 = 0, 'purchase', n % 3 = 2, 'click', 'page_view') AS kind,
  concat('/products/p', toString(product)) AS place
SELECT
  {site:String},
  toDateTime(intDiv(started, 1000), 'UTC'),
  concat('sess_', leftPad(toString(s), 26, '0')),
  fromUnixTimestamp64Milli(at, 'UTC'),
  0,
  concat('evt_', hex(e), leftPad(toString(number), 10, '0')),
  fromUnixTimestamp64Milli(at, 'UTC'),
  kind,
  concat('visitor_', toString(h % intDiv({sessions:Int64} * 6, 10))),
  if(h % 5 = 0, concat('user_', toString(h % 5000)), ''),
  concat('https://shop.example', place, '?ref=', toString(e % 100)),
  place, place, 'products',
  multiIf(kind = 'purchase', 'confirmation', kind = 'add_to_cart', 'cart', kind = 'click', '', 'product'),
  concat('Product ', toString(product)),
  if(n = 0 AND h % 3 = 0, 'https://www.google.com/', ''),
  if(n = 0, multiIf(h % 11 = 0, 'campaign', h % 3 = 0, 'search', 'direct'), ''),
  if(h % 11 = 0, 'newsletter', ''),
  ['desktop', 'mobile', 'tablet'][h % 3 + 1], ['Chrome', 'Safari', 'Firefox'][h % 3 + 1], ['Windows', 'iOS', 'Linux'][h % 3 + 1],
  ['DE', 'FR', 'US', 'GB', 'NL'][h % 5 + 1],
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  concat('{"productId":', toString(product), ',"price":19.9,"list":"home"}'),
  if(kind = 'purchase', toDecimal64(19.9, 4), NULL),
  if(kind = 'purchase', 'USD', '')
FROM numbers({first:UInt64}, {count:UInt64})
