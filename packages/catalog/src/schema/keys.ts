import { sql } from 'drizzle-orm'
import { check, index, text, timestamp } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'

/** Write and secret keys. The key itself is nowhere: it is shown once and kept as its hash. */
export const keys = namespace.table(
  'keys',
  {
    /** `key_…`: names the key without being it. */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** Null: all sites of the organization, also those to come. */
    siteId: text('site_id').references(() => sites.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['write', 'secret'] }).notNull(),
    scopes: text({ enum: ['collect', 'read', 'export', 'admin'] })
      .array()
      .notNull(),
    /** What the key is for, in people's words. */
    name: text().notNull(),
    /** SHA-256 of the key, in hex. Plain, because a key is 190 random bits: there is no dictionary to slow down. */
    hash: text().notNull().unique('keys_hash'),
    /** The key's last four characters, by which people tell keys apart. */
    hint: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    /** From then on the key is void. Null: never. */
    expiresAt: timestamp('expires_at', { withTimezone: true, precision: 3 }),
    /** Since then the key is void. Null: it is not. */
    revokedAt: timestamp('revoked_at', { withTimezone: true, precision: 3 }),
    /** When it was used last, within a minute or so. Null: not yet. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [
    index('keys_by_organization').on(table.organizationId),
    check('keys_write_has_site', sql`${table.kind} = 'secret' or ${table.siteId} is not null`),
    organizationPolicy(table.organizationId),
  ],
)
