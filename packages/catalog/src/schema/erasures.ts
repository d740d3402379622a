import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { instant } from './time.ts'

/** Erasures of one person, each a receipt. */
export const erasures = namespace.table(
  'erasures',
  {
    /** `era_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id').notNull(),
    siteIds: text('site_ids').array().notNull(),
    /** Whom it is about, sealed with the secret of the installation, as long as it goes on; null when it is done. */
    userId: text('user_id'),
    /** SHA-256 of the user's id, in hex: whoever has the id can check the receipt, which does not tell it. */
    userHash: text('user_hash').notNull(),
    requestedAt: instant('requested_at').notNull(),
    /** Null: it goes on. */
    finishedAt: instant('finished_at'),
    /** Rows removed, by table; added up over attempts. */
    removed: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Rows left when it was checked at the end. Null: not checked yet. */
    remaining: jsonb().$type<Record<string, number>>(),
  },
  (table) => [
    index('erasures_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
