import { boolean, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { instant } from './time.ts'

/** People who sign in to the dashboard. What they may do stands in `memberships`. The columns are better-auth's. */
export const accounts = namespace.table('accounts', {
  /** `acc_…` */
  id: text().primaryKey(),
  name: text().notNull(),
  /** In lower case. */
  email: text().notNull().unique('accounts_email'),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** Whether the account may make organizations and set quotas: the first owner. */
  ownsInstallation: boolean('owns_installation').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})
