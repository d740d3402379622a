OPTIMIZE TABLE session_changes PARTITION ID {week:String} FINAL
