-- By the site alone: whatever stands for it.
ALTER TABLE visit_moves DELETE WHERE site_id = {site:String}
