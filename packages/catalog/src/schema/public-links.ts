import type { LinkView } from '@sojourn/contract'
import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { segments } from './segments.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Links by which anybody who has one sees the figures of a site. */
export const publicLinks = namespace.table(
  'public_links',
  {
    /** `link_…`: stands in the address, and opens nothing without the token. */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    /** What everything is narrowed to. Null: to nothing. */
    segmentId: text('segment_id').references(() => segments.id, { onDelete: 'cascade' }),
    /** The page that it shows, and the question of it that is answered. */
    shows: jsonb().$type<LinkView>().notNull().default({ page: 'overview' }),
    name: text().notNull(),
    /** SHA-256 of the token, in hex; the token is 190 random bits. */
    hash: text().notNull(),
    /** scrypt of the password, with its salt. Null: none is asked for. */
    passwordHash: text('password_hash'),
    /** Where it may be framed: origins such as `https://intra.example`. */
    frameOrigins: text('frame_origins').array().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** From then on it opens nothing. Null: never. */
    expiresAt: instant('expires_at'),
  },
  (table) => [
    index('public_links_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
