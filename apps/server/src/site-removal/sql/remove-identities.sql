-- By the site alone: whatever stands for it.
ALTER TABLE identities DELETE WHERE site_id = {site:String}
