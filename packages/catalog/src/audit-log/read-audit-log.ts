import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { type Database, inOrganization } from '../database.ts'
import { auditLog } from '../schema/audit-log.ts'

/** An entry of the audit log. */
export type AuditEntry = typeof auditLog.$inferSelect

/** Which entries; all that is given must fit. */
export interface AuditFilter {
  readonly action?: string | undefined
  readonly actorId?: string | undefined
  readonly targetId?: string | undefined
  /** Half-open, unix milliseconds. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only entries older than the one with this id. */
  readonly before?: string | undefined
  /** Also what was done to the installation as a whole. */
  readonly withInstallation?: boolean | undefined
}

/** A page of an organization's audit log, newest first. */
export async function readAuditLog(
  database: Database,
  organizationId: string,
  filter: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  const { action, actorId, targetId, from, to, before, withInstallation } = filter
  const scope = withInstallation ? '*' : organizationId
  return inOrganization(database, scope, (transaction) =>
    transaction
      .select()
      .from(auditLog)
      .where(
        and(
          withInstallation
            ? or(eq(auditLog.organizationId, organizationId), sql`${auditLog.organizationId} is null`)
            : eq(auditLog.organizationId, organizationId),
          action === undefined ? undefined : eq(auditLog.action, action),
          actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
          targetId === undefined ? undefined : eq(auditLog.targetId, targetId),
          from === undefined ? undefined : gte(auditLog.at, new Date(from)),
          to === undefined ? undefined : lt(auditLog.at, new Date(to)),
          before === undefined ? undefined : lt(auditLog.id, before),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit),
  )
}
