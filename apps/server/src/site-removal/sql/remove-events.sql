-- By the site alone: whatever stands for it.
ALTER TABLE events DELETE WHERE site_id = {site:String}
