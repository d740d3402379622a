import { index, primaryKey, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { instant } from './time.ts'

/** Who belongs to an organization, and as what. */
export const memberships = namespace.table(
  'memberships',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    role: text({ enum: ['owner', 'admin', 'analyst', 'viewer'] }).notNull(),
    /** The only sites that the member may touch. Null: all of the organization, also those to come. */
    siteIds: text('site_ids').array(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'memberships_key', columns: [table.organizationId, table.accountId] }),
    index('memberships_by_account').on(table.accountId),
    organizationPolicy(table.organizationId),
  ],
)
