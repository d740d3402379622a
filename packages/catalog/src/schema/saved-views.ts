import { index, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Names for pages of the dashboard with everything that was chosen on them. */
export const savedViews = namespace.table(
  'saved_views',
  {
    /** `view_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** The site that the address names. Null: it names none, and the view is about all that its reader may see. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    /** Who alone sees it. Null: it is shared with the organization. */
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** From the root, such as `/funnels?range=7d`. */
    address: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('saved_views_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
