import { boolean, index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Addresses that are told what happens on a site. */
export const webhooks = namespace.table(
  'webhooks',
  {
    /** `hook_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    /** What messages are signed with; sealed. */
    secret: text().notNull(),
    /** What it is told of: the contract's `webhookEvents`. */
    events: jsonb().$type<string[]>().notNull(),
    /** The segments of which it is told who enters. */
    segmentIds: jsonb('segment_ids').$type<string[]>().notNull().default([]),
    enabled: boolean().notNull().default(true),
    /** Why it was disabled, where nobody did it. */
    disabledReason: text('disabled_reason'),
    /** Since when no delivery was taken; null: the last one was. */
    failingSince: instant('failing_since'),
    /** What the server took in up to here was looked at. */
    seenUntil: instant('seen_until').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('webhooks_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
