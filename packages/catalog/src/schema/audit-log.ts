import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { instant } from './time.ts'

/** Who did what. Rows are only ever added: a trigger refuses to change or remove one. It refers to nothing, and outlives what it names. */
export const auditLog = namespace.table(
  'audit_log',
  {
    /** `log_` and a time, so that ids sort by it. */
    id: text().primaryKey(),
    /** Null: of the installation as a whole. */
    organizationId: text('organization_id'),
    at: instant('at').notNull(),
    /** `member`, `secret`, `tenant`, `system`, or `nobody` where a sign-in failed. */
    actorKind: text('actor_kind').notNull(),
    /** The account or key. */
    actorId: text('actor_id').notNull(),
    /** As they were called then. */
    actorName: text('actor_name').notNull(),
    /** The address that the request came from; empty where there was none. */
    address: text().notNull(),
    requestId: text('request_id').notNull(),
    /** Such as `site.updated`. */
    action: text().notNull(),
    /** The id of what it was done to. */
    targetId: text('target_id').notNull(),
    /** What stood before, of that which changed. Null: nothing did. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** What stands since. Null: nothing does. */
    after: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    index('audit_log_by_organization').on(table.organizationId, table.id),
    organizationPolicy(table.organizationId),
  ],
)
