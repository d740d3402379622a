-- Removes a week at once, files and all.
ALTER TABLE session_changes DROP PARTITION ID {week:String}
