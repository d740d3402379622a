-- By the site alone: whatever stands for it.
ALTER TABLE sessions DELETE WHERE site_id = {site:String}
