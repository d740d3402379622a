-- By hash, as the text of a mutation is kept for a while.
ALTER TABLE identities DELETE WHERE site_id = {site:String} AND xxHash64(visitor_id) IN {visitors:Array(UInt64)}
