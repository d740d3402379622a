import { index, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { instant } from './time.ts'

/** Invitations to an organization. The link's token is kept as its hash. */
export const invitations = namespace.table(
  'invitations',
  {
    /** `inv_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** In lower case. Only who has this address can accept. */
    email: text().notNull(),
    role: text({ enum: ['owner', 'admin', 'analyst', 'viewer'] }).notNull(),
    /** As in `memberships`. */
    siteIds: text('site_ids').array(),
    /** SHA-256 of the token in the link, in hex. */
    tokenHash: text('token_hash').notNull().unique('invitations_token'),
    /** The name of who invited, for the mail and the list. */
    invitedBy: text('invited_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    /** Null: not yet. */
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('invitations_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
