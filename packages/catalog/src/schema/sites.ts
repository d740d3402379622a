import { index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'

/** Websites, apps and chat widgets, each of one organization. */
export const sites = namespace.table(
  'sites',
  {
    /** `site_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Only what was set, by the names of the contract's `siteSettings`; the standard values are filled in on loading. */
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Events that the site may send in a calendar month (UTC). Null: any number. Set by who owns the installation. */
    monthlyEventsMax: integer('monthly_events_max'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    index('sites_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
