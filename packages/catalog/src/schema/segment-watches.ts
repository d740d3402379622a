import { bigint, primaryKey, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { segments } from './segments.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Segments of sites of which webhooks are told who enters, and the last look at each. */
export const segmentWatches = namespace.table(
  'segment_watches',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    segmentId: text('segment_id')
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** The number under which the store knows who was there. */
    look: bigint({ mode: 'number' }).notNull(),
    /** The rule by which it was looked: by another one, nobody entered. */
    rule: text().notNull(),
    lookedAt: instant('looked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.segmentId, table.siteId] }),
    organizationPolicy(table.organizationId),
  ],
)
