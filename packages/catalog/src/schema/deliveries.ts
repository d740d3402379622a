import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, unique } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'
import { webhooks } from './webhooks.ts'

/** Messages to the outside, sent and to be sent. Servers share them by locks that skip. */
export const deliveries = namespace.table(
  'deliveries',
  {
    /** `msg_…`, the same for every attempt. */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** Where it goes; null: to what `target` says. */
    webhookId: text('webhook_id').references(() => webhooks.id, { onDelete: 'cascade' }),
    channel: text({ enum: ['webhook', 'slack', 'mail'] }).notNull(),
    /** An address of Slack, or of a person; sealed. Null for webhooks, which have their own. */
    target: text(),
    /** One message for each thing that happened and each target. */
    key: text().notNull(),
    type: text().notNull(),
    /** What is told; of sessions and events only which they are, so that who is erased is in no message to come. */
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text({ enum: ['waiting', 'delivered', 'failed', 'dropped'] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    /** When it is due; while a server tries it, when another may. */
    nextAt: instant('next_at').notNull(),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    unique('deliveries_once').on(table.key),
    index('deliveries_due').on(table.nextAt).where(sql`state = 'waiting'`),
    index('deliveries_by_site').on(table.siteId, table.createdAt),
    organizationPolicy(table.organizationId),
  ],
)
