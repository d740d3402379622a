import { randomBytes } from 'node:crypto'
import type { Actor } from '../actor.ts'
import type { Transaction } from '../database.ts'
import { auditLog } from '../schema/audit-log.ts'
import type { AuditAction } from './actions.ts'

/** What was done, and to what. `before` and `after` hold what changed, and never a secret. */
export interface AuditFact {
  readonly action: AuditAction
  /** Null: of the installation as a whole. */
  readonly organizationId: string | null
  readonly targetId: string
  readonly before?: object | null
  readonly after?: object | null
}

/** Writes a fact into the audit log, in the transaction of the change itself: either both are kept, or neither is. */
export async function record(transaction: Transaction, by: Actor, fact: AuditFact): Promise<void> {
  const at = new Date()
  await transaction.insert(auditLog).values({
    id: nextId(at.getTime()),
    organizationId: fact.organizationId,
    at,
    actorKind: by.kind,
    actorId: by.id,
    actorName: by.name,
    address: by.address,
    requestId: by.requestId,
    action: fact.action,
    targetId: fact.targetId,
    before: (fact.before ?? null) as Record<string, unknown> | null,
    after: (fact.after ?? null) as Record<string, unknown> | null,
  })
}

let last = 0

/** Ids of one process sort as they were made; those of several, by the millisecond. */
function nextId(at: number): string {
  last = Math.max(at * 1000, last + 1)
  return `log_${last.toString(36).padStart(11, '0')}${randomBytes(5).toString('hex')}`
}
