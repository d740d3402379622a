import { type AnyColumn, sql } from 'drizzle-orm'
import { pgPolicy } from 'drizzle-orm/pg-core'

/**
 * The second lock on a table that carries an organization: a transaction sees and writes only rows of the organization
 * that it named in the setting `sojourn.organization` (see `inOrganization`); one that named none sees nothing.
 * `*` is the server's own work across organizations: loading keys and sites at start, and the first start itself.
 *
 * The tables also carry `FORCE ROW LEVEL SECURITY`, so that it binds their owner too. Superusers are above every policy;
 * PGlite's only user is one, so there it binds only after `SET ROLE`.
 */
export const organizationPolicy = (organizationId: AnyColumn) =>
  pgPolicy('own_organization', {
    as: 'permissive',
    for: 'all',
    to: 'public',
    using: sql`current_setting('sojourn.organization', true) in (${organizationId}, '*')`,
    withCheck: sql`current_setting('sojourn.organization', true) in (${organizationId}, '*')`,
  })
