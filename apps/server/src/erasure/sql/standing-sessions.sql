-- Which of some hashes are those of sessions that stand, and the weeks that these lie in.
SELECT toString(sid), _partition_id
FROM sessions FINAL
WHERE site_id IN {sites:Array(String)} AND sid IN {sids:Array(UInt64)}
