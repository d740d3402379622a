import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { everyOrganization, inOrganization } from '../database.ts'
import { unseal } from '../erasures/seal.ts'
import { deliveries } from '../schema/deliveries.ts'
import { webhooks } from '../schema/webhooks.ts'
import type { Store } from '../store.ts'
import { insertDeliveries, type NewDelivery } from './insert-deliveries.ts'

type Row = typeof deliveries.$inferSelect

/** A message as it stands, without where it goes. */
export type Delivery = Readonly<Omit<Row, 'id' | 'target' | 'content' | 'key'>> & {
  readonly messageId: string
}

/** A message that this server is to try to send. */
export interface DueDelivery {
  readonly messageId: string
  readonly organizationId: string
  readonly siteId: string
  readonly channel: Row['channel']
  readonly type: string
  readonly content: Record<string, unknown>
  /** With the one that begins. */
  readonly attempts: number
  readonly createdAt: Date
  /** Where it goes. */
  readonly target: string
  readonly webhook?: { readonly id: string; readonly secret: string; readonly failingSince: Date | null }
}

/** What came of trying to send a message. */
export interface DeliveryOutcome {
  readonly state: Row['state']
  readonly at: Date
  /** When it is tried again, where it waits. */
  readonly nextAt?: Date
  readonly status?: number | undefined
  readonly error?: string | undefined
  /** Disables the webhook, and says why. */
  readonly disable?: string | undefined
}

/** The queue of messages to the outside. */
export interface Deliveries {
  /** Adds messages, unless they are there. Answers how many are new. With webhooks: looked up to `seenUntil`. */
  add(
    messages: readonly NewDelivery[],
    now: Date,
    seen?: { readonly webhookId: string; readonly until: Date },
  ): Promise<number>
  /** Messages that are due, oldest first, for this server alone until `leaseMs` have passed. */
  claim(now: Date, leaseMs: number, limit: number): Promise<DueDelivery[]>
  end(messageId: string, outcome: DeliveryOutcome): Promise<void>
  /** The last hundred of a webhook, or of sites; newest first. */
  list(
    organizationId: string,
    of: { webhookId: string } | { siteIds: readonly string[] },
  ): Promise<Delivery[]>
}

const listedMax = 100

export function createDeliveries({ database, secret }: Store & { readonly secret: string }): Deliveries {
  return {
    add: (messages, now, seen) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const added = await insertDeliveries(transaction, secret, messages, now)
        if (seen)
          await transaction
            .update(webhooks)
            .set({ seenUntil: seen.until })
            .where(eq(webhooks.id, seen.webhookId))
        return added
      }),
    claim: (now, leaseMs, limit) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const due = await transaction
          .select({ id: deliveries.id })
          .from(deliveries)
          .where(and(eq(deliveries.state, 'waiting'), lte(deliveries.nextAt, now)))
          .orderBy(asc(deliveries.nextAt))
          .limit(limit)
          .for('update', { skipLocked: true })
        if (due.length === 0) return []
        const ids = due.map(({ id }) => id)
        await transaction
          .update(deliveries)
          .set({ nextAt: new Date(now.getTime() + leaseMs), attempts: sql`${deliveries.attempts} + 1` })
          .where(inArray(deliveries.id, ids))
        const rows = await transaction
          .select()
          .from(deliveries)
          .leftJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
          .where(inArray(deliveries.id, ids))
          .orderBy(asc(deliveries.createdAt), asc(deliveries.id))
        return rows.map(({ deliveries: row, webhooks: hook }) => dueOf(secret, row, hook))
      }),
    end: (messageId, { state, at, nextAt, status, error, disable }) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const [row] = await transaction
          .update(deliveries)
          .set({
            state,
            lastStatus: status ?? null,
            lastError: error ?? null,
            ...(nextAt ? { nextAt } : { endedAt: at }),
          })
          .where(eq(deliveries.id, messageId))
          .returning({ webhookId: deliveries.webhookId })
        if (!row?.webhookId || state === 'dropped') return
        const failing =
          state === 'delivered'
            ? { failingSince: null }
            : { failingSince: sql`coalesce(${webhooks.failingSince}, ${at.toISOString()}::timestamptz)` }
        const disabled = disable === undefined ? {} : { enabled: false, disabledReason: disable }
        await transaction
          .update(webhooks)
          .set({ ...failing, ...disabled })
          .where(eq(webhooks.id, row.webhookId))
      }),
    async list(organizationId, of) {
      const rows = await inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(deliveries)
          .where(
            and(
              eq(deliveries.organizationId, organizationId),
              'webhookId' in of
                ? eq(deliveries.webhookId, of.webhookId)
                : inArray(deliveries.siteId, [...of.siteIds]),
            ),
          )
          .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
          .limit(listedMax),
      )
      return rows.map(({ id, target: _target, content: _content, key: _key, ...row }) => ({
        messageId: id,
        ...row,
      }))
    },
  }
}

function dueOf(secret: string, row: Row, hook: typeof webhooks.$inferSelect | null): DueDelivery {
  const { id, organizationId, siteId, channel, type, content, attempts, createdAt, target } = row
  const webhook = hook?.enabled
    ? { id: hook.id, secret: unseal(secret, hook.secret), failingSince: hook.failingSince }
    : undefined
  return {
    messageId: id,
    organizationId,
    siteId,
    channel,
    type,
    content,
    attempts,
    createdAt,
    target: webhook ? (hook?.url ?? '') : target === null ? '' : unseal(secret, target),
    ...(webhook ? { webhook } : {}),
  }
}
