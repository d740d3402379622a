import { text, timestamp } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'

/** The tenants. */
export const organizations = namespace.table(
  'organizations',
  {
    /** `org_…` */
    id: text().primaryKey(),
    /** As people call it; need not be unique. */
    name: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [organizationPolicy(table.id)],
)
