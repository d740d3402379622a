import { boolean, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Work that runs by itself, or whenever somebody asks for it. */
export const jobs = namespace.table(
  'jobs',
  {
    /** Of a standing job the name of its kind; else `job_…`. */
    name: text().primaryKey(),
    /** The definition in the server that does the work. */
    kind: text().notNull(),
    /** Null: of the installation as a whole. */
    organizationId: text('organization_id').references(() => organizations.id, { onDelete: 'cascade' }),
    /** Null: not of one site. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    /** As people called it; null: as its kind is called. */
    title: text(),
    /** Five fields of cron; null: as its kind says, which may be never. */
    schedule: text(),
    /** IANA name of the zone that the schedule is meant in; null: as its kind says. */
    timeZone: text('time_zone'),
    /** Only what was set; the kind's schema fills in the rest. */
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Then no run begins by itself. One by hand does. */
    paused: boolean().notNull().default(false),
    /** How often a run that fails is begun again; null: as its kind says. */
    retriesMax: integer('retries_max'),
    /** Every time of the schedule up to here has its run, or was passed over. */
    scheduledThrough: instant('scheduled_through').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('jobs_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
