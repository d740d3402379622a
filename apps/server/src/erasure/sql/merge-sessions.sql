-- Writes a week again without the rows that newer ones replaced.
OPTIMIZE TABLE sessions PARTITION ID {week:String} FINAL
