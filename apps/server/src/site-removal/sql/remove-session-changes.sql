-- By the site alone: whatever stands for it.
ALTER TABLE session_changes DELETE WHERE site_id = {site:String}
