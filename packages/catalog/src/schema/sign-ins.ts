import { index, text } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { namespace } from './namespace.ts'
import { instant } from './time.ts'

/** Who is signed in, one row a browser; better-auth's `session`, which here is the word for a visit. */
export const signIns = namespace.table(
  'sign_ins',
  {
    id: text().primaryKey(),
    /** What the cookie carries, signed. */
    token: text().notNull().unique('sign_ins_token'),
    userId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sign_ins_by_account').on(table.userId)],
)
