import { boolean, doublePrecision, index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Conditions on a site's figures of which people want to be told. */
export const alerts = namespace.table(
  'alerts',
  {
    /** `alert_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** As it was sent; the contract's `alertCondition` reads it. */
    condition: jsonb().$type<Record<string, unknown>>().notNull(),
    /** JSON text of the contract's `alertChannel`s; sealed, since addresses of Slack are secrets. */
    channels: text().notNull(),
    enabled: boolean().notNull().default(true),
    /** Since when it holds; null: it does not. */
    raisedAt: instant('raised_at'),
    checkedAt: instant('checked_at'),
    lastValue: doublePrecision('last_value'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('alerts_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
