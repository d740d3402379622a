import { index, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { namespace } from './namespace.ts'
import { instant } from './time.ts'

/** How an account signs in: by password, or by an OpenID provider; better-auth's `account`. */
export const signInMethods = namespace.table(
  'sign_in_methods',
  {
    id: text().primaryKey(),
    userId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** `credential` for a password, else the provider's name. */
    providerId: text('provider_id').notNull(),
    /** The account's id with the provider. */
    accountId: text('provider_account_id').notNull(),
    /** scrypt, with its salt. */
    password: text(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sign_in_methods_by_account').on(table.userId)],
)
