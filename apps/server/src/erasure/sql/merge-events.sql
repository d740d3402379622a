-- Writes a week again without the rows that were deleted.
OPTIMIZE TABLE events PARTITION ID {week:String} FINAL
