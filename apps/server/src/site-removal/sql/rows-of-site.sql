-- Rows of a site, by table; deleted ones too, where the settings of the read say so.
SELECT
  (SELECT count() FROM events WHERE site_id = {site:String}),
  (SELECT count() FROM session_changes WHERE site_id = {site:String}),
  (SELECT count() FROM sessions WHERE site_id = {site:String}),
  (SELECT count() FROM identities WHERE site_id = {site:String}),
  (SELECT count() FROM visit_moves WHERE site_id = {site:String}),
  (SELECT count() FROM ledger WHERE site_id = {site:String})
