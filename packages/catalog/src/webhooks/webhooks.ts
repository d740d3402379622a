import { randomBytes } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { seal } from '../erasures/seal.ts'
import { randomId } from '../random-id.ts'
import { webhooks } from '../schema/webhooks.ts'
import { change, type Store } from '../store.ts'

type Row = typeof webhooks.$inferSelect

/** An address that is told what happens on a site. */
export type Webhook = Readonly<Omit<Row, 'id' | 'secret'>> & { readonly webhookId: string }

export interface Webhooks {
  /** Of these sites, oldest first. */
  list(organizationId: string, siteIds: readonly string[]): Promise<Webhook[]>
  get(organizationId: string, webhookId: string): Promise<Webhook | undefined>
  /**
   * The answer is the only moment at which the secret (`whsec_…`) is told.
   * @throws ProblemError `conflict` where the site has as many as it can have.
   */
  create(
    by: Actor,
    organizationId: string,
    webhook: Pick<Webhook, 'siteId' | 'url' | 'events'> & Partial<Pick<Webhook, 'segmentIds'>>,
  ): Promise<{ webhook: Webhook; secret: string }>
  /** Enabling one also forgives what failed. @throws ProblemError `not_found`. */
  update(
    by: Actor,
    organizationId: string,
    webhookId: string,
    changes: {
      url?: string | undefined
      events?: string[] | undefined
      segmentIds?: string[] | undefined
      enabled?: boolean | undefined
    },
  ): Promise<Webhook>
  /** @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string, webhookId: string): Promise<void>
  /** Those that are told of one of these events, of one site or of all organizations. */
  listening(events: readonly string[], siteId?: string): Promise<Webhook[]>
}

const perSiteMax = 20
const secretBytes = 24

export function createWebhooks(store: Store & { readonly secret: string }): Webhooks {
  const { database } = store
  const named = (organizationId: string, webhookId: string) =>
    and(eq(webhooks.organizationId, organizationId), eq(webhooks.id, webhookId))
  return {
    async list(organizationId, siteIds) {
      const rows = await inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(webhooks)
          .where(and(eq(webhooks.organizationId, organizationId), inArray(webhooks.siteId, [...siteIds])))
          .orderBy(asc(webhooks.createdAt), asc(webhooks.id)),
      )
      return rows.map(webhookOf)
    },
    async get(organizationId, webhookId) {
      const [row] = await inOrganization(database, organizationId, (transaction) =>
        transaction.select().from(webhooks).where(named(organizationId, webhookId)),
      )
      return row && webhookOf(row)
    },
    create: (by, organizationId, facts) =>
      change(store, organizationId, by, async (transaction) => {
        if ((await transaction.$count(webhooks, eq(webhooks.siteId, facts.siteId))) >= perSiteMax)
          throw new ProblemError('conflict', `The site has ${perSiteMax} webhooks. Remove one first.`)
        const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`
        const id = randomId('hook', 16)
        const [row] = await transaction
          .insert(webhooks)
          .values({ id, organizationId, ...facts, secret: seal(store.secret, secret) })
          .returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the webhook.')
        const fact = { action: 'webhook.created', organizationId, targetId: id, after: facts } as const
        return { result: { webhook: webhookOf(row), secret }, fact }
      }),
    update: (by, organizationId, webhookId, changes) =>
      change(store, organizationId, by, async (transaction) => {
        const [was] = await transaction
          .select()
          .from(webhooks)
          .where(named(organizationId, webhookId))
          .for('update')
        if (!was) throw unknownWebhook(webhookId)
        const is = {
          url: changes.url ?? was.url,
          events: changes.events ?? was.events,
          segmentIds: changes.segmentIds ?? was.segmentIds,
          enabled: changes.enabled ?? was.enabled,
        }
        const forgiven = changes.enabled ? { failingSince: null, disabledReason: null } : {}
        // What happened while nobody listened is not told afterwards.
        const anew = changes.enabled && !was.enabled ? { seenUntil: new Date() } : {}
        const [row = was] = await transaction
          .update(webhooks)
          .set({ ...is, ...forgiven, ...anew, updatedAt: new Date() })
          .where(named(organizationId, webhookId))
          .returning()
        const { url, events, segmentIds, enabled } = was
        const changed = difference({ url, events, segmentIds, enabled }, is)
        const fact = { action: 'webhook.updated', organizationId, targetId: webhookId, ...changed } as const
        return { result: webhookOf(row), fact }
      }),
    remove: (by, organizationId, webhookId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction.delete(webhooks).where(named(organizationId, webhookId)).returning()
        if (!row) throw unknownWebhook(webhookId)
        const before = { siteId: row.siteId, url: row.url, events: row.events }
        const fact = { action: 'webhook.removed', organizationId, targetId: webhookId, before } as const
        return { result: undefined, fact }
      }),
    async listening(events, siteId) {
      const rows = await inOrganization(database, everyOrganization, (transaction) =>
        transaction
          .select()
          .from(webhooks)
          .where(
            and(
              eq(webhooks.enabled, true),
              siteId === undefined ? undefined : eq(webhooks.siteId, siteId),
              sql`exists (select from jsonb_array_elements_text(${webhooks.events}) as one where one in ${[...events]})`,
            ),
          ),
      )
      return rows.map(webhookOf)
    },
  }
}

const webhookOf = ({ id, secret: _sealed, ...row }: Row): Webhook => ({ webhookId: id, ...row })

/** The same words whether a webhook does not exist or is somebody else's. */
export const unknownWebhook = (webhookId: string): ProblemError =>
  new ProblemError('not_found', `There is no webhook with the id ${JSON.stringify(webhookId.slice(0, 128))}.`)
