import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { instant } from './time.ts'

/** Sites that were removed, and whose data is to go; each a receipt. */
export const siteRemovals = namespace.table(
  'site_removals',
  {
    /** `rem_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id').notNull(),
    /** It refers to nothing: the site is gone. */
    siteId: text('site_id').notNull(),
    siteName: text('site_name').notNull(),
    requestedAt: instant('requested_at').notNull(),
    /** Null: rows are still being removed. */
    finishedAt: instant('finished_at'),
    /** Rows removed, by table; added up over attempts. */
    removed: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  (table) => [
    index('site_removals_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
