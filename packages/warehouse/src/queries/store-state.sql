-- What a start needs to know of the store.
SELECT
  (SELECT toUnixTimestamp64Milli(max(settled_at)) FROM checkpoints),
  (SELECT max(version) FROM sessions)
