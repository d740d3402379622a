import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { instant } from './time.ts'

/** Public keys with which an organization's tenant tokens are checked. The private halves are nowhere. */
export const tenantKeys = namespace.table(
  'tenant_keys',
  {
    /** `tk_…`: the `kid` of the tokens. */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    algorithm: text({ enum: ['EdDSA', 'ES256', 'RS256'] }).notNull(),
    /** The public key as a JSON Web Key. */
    publicKey: jsonb('public_key').$type<Record<string, string>>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** From then on its tokens are void. Null: never. */
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('tenant_keys_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
