-- By hash: what was intended goes with what was done, so that nothing looks unfinished.
ALTER TABLE visit_moves DELETE WHERE site_id = {site:String} AND xxHash64(move_id) IN {moves:Array(UInt64)}
