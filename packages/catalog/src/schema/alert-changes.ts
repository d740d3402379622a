import { doublePrecision, primaryKey, text } from 'drizzle-orm/pg-core'
import { alerts } from './alerts.ts'
import { namespace } from './namespace.ts'
import { organizationPolicy } from './organization-policy.ts'
import { instant } from './time.ts'

/** When alerts were raised and when they ended. */
export const alertChanges = namespace.table(
  'alert_changes',
  {
    organizationId: text('organization_id').notNull(),
    alertId: text('alert_id')
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    state: text({ enum: ['raised', 'ended'] }).notNull(),
    value: doublePrecision(),
    /** What was found, for people. */
    sentence: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.at] }), organizationPolicy(table.organizationId)],
)
