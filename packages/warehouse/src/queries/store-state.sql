-- What a start needs to know of the store.
SELECT
  (SELECT toUnixTimestamp64Milli(max(settled_at)) FROM checkpoints WHERE name = 'sessions'),
  (SELECT max(version) FROM sessions)
