-- By hash, as the text of a mutation is kept for a while.
ALTER TABLE identities DELETE
WHERE site_id IN {sites:Array(String)} AND xxHash64(user_id) = {user:UInt64}
