import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Saved conditions on sessions or users, by which any question can be asked. */
export const segments = namespace.table(
  'segments',
  {
    /** `seg_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** Null: for all sites of the organization. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** As it was sent; the contract's `segmentRule` reads it. */
    rule: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('segments_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
