-- What has run out of a site's ledger.
SELECT uniqExact(hour, outcome, reason), toUnixTimestamp(min(hour)) * 1000
FROM ledger
WHERE site_id = {site:String} AND hour < toDateTime({before:UInt32}, 'UTC')
