import type { memberships } from './schema/memberships.ts'

/** What an account is in an organization. `siteIds`: the only sites that it may touch; null: all. */
export type Membership = Readonly<typeof memberships.$inferSelect>
