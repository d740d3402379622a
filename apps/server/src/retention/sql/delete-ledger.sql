ALTER TABLE ledger DELETE WHERE site_id = {site:String} AND hour < toDateTime({before:UInt32}, 'UTC')
