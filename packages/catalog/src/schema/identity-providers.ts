import { index, integer, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { organizations } from './organizations.ts'
import { sites } from './sites.ts'
import { instant } from './time.ts'

/** Who signs the tokens of a site's users. */
export const identityProviders = namespace.table(
  'identity_providers',
  {
    /** `idp_…` */
    id: text().primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The claim `iss`, to the letter. */
    issuer: text().notNull(),
    /** One of them must be in `aud`. Empty: not looked at, and then `authorizedParties` is not empty. */
    audiences: text().array().notNull(),
    /** One of them must be `azp`. Empty: not looked at. */
    authorizedParties: text('authorized_parties').array().notNull(),
    /** Where the public keys are. */
    jwksUrl: text('jwks_url').notNull(),
    /** Signature algorithms that are accepted; none with a shared secret. */
    algorithms: text().array().notNull(),
    /** How far clocks may differ, in seconds. */
    leewaySeconds: integer('leeway_seconds').notNull(),
    /** The claim that names the user. */
    userClaim: text('user_claim').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('identity_providers_by_organization').on(table.organizationId),
    organizationPolicy(table.organizationId),
  ],
)
