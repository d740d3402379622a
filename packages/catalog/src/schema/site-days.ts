import { date, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** What each day of a site came to: written by jobs, and kept when the sessions that it was told from have run out. */
export const siteDays = namespace.table(
  'site_days',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** In the time zone of the site. */
    day: date({ mode: 'string' }).notNull(),
    startsAt: instant('starts_at').notNull(),
    /** ISO 4217, of the revenue. */
    currency: text().notNull(),
    /** What the day was told from: it holds as long as the same is read again. */
    stamp: text().notNull(),
    figures: jsonb().$type<Record<string, number | null>>().notNull(),
    stages: jsonb()
      .$type<{ stage: string; visitors: number; sessions: number; revenue: number }[]>()
      .notNull(),
    /** Null: not counted yet. */
    people: jsonb().$type<Record<string, number>>(),
    peopleStamp: text('people_stamp'),
    computedAt: instant('computed_at').notNull(),
    /** From when on it stays as it is, because sessions of it ran out. */
    sealedAt: instant('sealed_at'),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day] }), organizationPolicy(table.organizationId)],
)
