-- Removes a week at once, files and all.
ALTER TABLE events DROP PARTITION ID {week:String}
