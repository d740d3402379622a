import { date, index, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** What happened on a day, in people's words: it stands beside the figures of that day. */
export const annotations = namespace.table(
  'annotations',
  {
    /** `note_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** In the time zone of the site. */
    day: date({ mode: 'string' }).notNull(),
    text: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('annotations_by_site').on(table.siteId, table.day),
    organizationPolicy(table.organizationId),
  ],
)
