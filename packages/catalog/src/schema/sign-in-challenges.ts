import { index, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { instant } from './time.ts'

/** Short-lived proofs: password resets, states of an OpenID sign-in, second factors; better-auth's `verification`. */
export const signInChallenges = namespace.table(
  'sign_in_challenges',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sign_in_challenges_by_identifier').on(table.identifier)],
)
