-- Removes a week at once, files and all.
ALTER TABLE sessions DROP PARTITION ID {week:String}
