-- Removes a look at once, files and all.
ALTER TABLE segment_people DROP PARTITION ID {look:String}
