import { boolean, index, integer, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { namespace } from './namespace.ts'
import { instant } from './time.ts'

/** One-time passwords (TOTP) of accounts; better-auth's `twoFactor`. Secret and codes are encrypted. */
export const secondFactors = namespace.table(
  'second_factors',
  {
    id: text().primaryKey(),
    userId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
  },
  (table) => [index('second_factors_by_account').on(table.userId)],
)
