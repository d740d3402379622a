import type { Transaction } from '../database.ts'
import { seal } from '../erasures/seal.ts'
import { randomId } from '../random-id.ts'
import { deliveries } from '../schema/deliveries.ts'

/** A message to be sent. */
export interface NewDelivery {
  readonly organizationId: string
  readonly siteId: string
  readonly webhookId?: string | undefined
  readonly channel: (typeof deliveries.$inferSelect)['channel']
  /** Where it goes, unless a webhook says so. */
  readonly target?: string | undefined
  /** One message for each thing that happened and each target: a second with the same key is none. */
  readonly key: string
  readonly type: string
  readonly content: Record<string, unknown>
}

/** Adds messages to the queue, unless they are there. Answers how many are new. */
export async function insertDeliveries(
  transaction: Transaction,
  secret: string,
  messages: readonly NewDelivery[],
  now: Date,
): Promise<number> {
  if (messages.length === 0) return 0
  const rows = messages.map(({ target, webhookId, ...message }) => ({
    ...message,
    id: randomId('msg', 32),
    webhookId: webhookId ?? null,
    target: target === undefined ? null : seal(secret, target),
    nextAt: now,
    createdAt: now,
  }))
  const kept = await transaction
    .insert(deliveries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: deliveries.id })
  return kept.length
}
