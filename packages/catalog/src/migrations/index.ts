import firstTables from './20261121094327_first_tables.sql?raw'
import accountsAndAccess from './20261121123800_accounts_and_access.sql?raw'
import segments from './20261121143801_segments.sql?raw'
import viewsNotesAndLinks from './20261121183444_views_notes_and_links.sql?raw'
import jobs from './20261121183627_jobs.sql?raw'
import webhooksAndAlerts from './20261121190202_webhooks_and_alerts.sql?raw'
import siteRemovals from './20261121195123_site_removals.sql?raw'
import siteDays from './20261121214947_site_days.sql?raw'
import segmentWatches from './20261121221343_segment_watches.sql?raw'
import linkViews from './20261121222405_link_views.sql?raw'

/** All migrations in the order they run. A name once released is never changed or removed. */
export const migrations: readonly { readonly name: string; readonly text: string }[] = [
  { name: '20261121094327_first_tables', text: firstTables },
  { name: '20261121123800_accounts_and_access', text: accountsAndAccess },
  { name: '20261121143801_segments', text: segments },
  { name: '20261121183444_views_notes_and_links', text: viewsNotesAndLinks },
  { name: '20261121183627_jobs', text: jobs },
  { name: '20261121190202_webhooks_and_alerts', text: webhooksAndAlerts },
  { name: '20261121195123_site_removals', text: siteRemovals },
  { name: '20261121214947_site_days', text: siteDays },
  { name: '20261121221343_segment_watches', text: segmentWatches },
  { name: '20261121222405_link_views', text: linkViews },
]
