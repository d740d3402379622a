-- By the site alone: whatever stands for it.
ALTER TABLE ledger DELETE WHERE site_id = {site:String}
