import { type Catalog, unknownWebhook } from '@sojourn/catalog'
import { type DeliveryAnswer, ProblemError, type WebhookAnswer, type WebhookEvent } from '@sojourn/contract'
import type { Caller } from '../../credentials/caller.ts'

type Webhook = Awaited<ReturnType<Catalog['webhooks']['list']>>[number]
type Delivery = Awaited<ReturnType<Catalog['deliveries']['list']>>[number]

/** A webhook of a site that the caller covers. @throws ProblemError `not_found` */
export async function findWebhook(
  catalog: Pick<Catalog, 'webhooks'>,
  caller: Caller,
  webhookId: string,
): Promise<Webhook> {
  const found = await catalog.webhooks.get(caller.organizationId, webhookId)
  if (!found || !caller.siteIds.includes(found.siteId)) throw unknownWebhook(webhookId)
  return found
}

/**
 * Checks that whoever is told of people entering segments names some that there are.
 * @throws ProblemError `invalid_request`
 */
export async function demandSegments(
  catalog: Pick<Catalog, 'segments'>,
  organizationId: string,
  { siteId, events, segmentIds }: Pick<Webhook, 'siteId' | 'events' | 'segmentIds'>,
): Promise<void> {
  if (!events.includes('segment.entered')) return
  const known = await Promise.all(
    segmentIds.map((segmentId) => catalog.segments.get(organizationId, segmentId)),
  )
  const wrong = known.findIndex((one) => !one || (one.siteId !== null && one.siteId !== siteId))
  if (segmentIds.length > 0 && wrong < 0) return
  const path = segmentIds.length === 0 ? 'segmentIds' : `segmentIds.${wrong}`
  const message = segmentIds.length === 0 ? 'must name a segment' : 'must be the id of a segment of the site'
  throw new ProblemError('invalid_request', 'segment.entered is told of segments that segmentIds names.', {
    errors: [{ path, message }],
  })
}

export const presentWebhook = (webhook: Webhook): WebhookAnswer => ({
  webhookId: webhook.webhookId,
  siteId: webhook.siteId,
  url: webhook.url,
  events: webhook.events as WebhookEvent[],
  segmentIds: webhook.segmentIds,
  isEnabled: webhook.enabled,
  disabledReason: webhook.disabledReason,
  failingSince: webhook.failingSince?.toISOString() ?? null,
  createdAt: webhook.createdAt.toISOString(),
  updatedAt: webhook.updatedAt.toISOString(),
})

export const presentDelivery = (delivery: Delivery): DeliveryAnswer => ({
  messageId: delivery.messageId,
  type: delivery.type,
  channel: delivery.channel,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.state === 'waiting' ? delivery.nextAt.toISOString() : null,
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
  createdAt: delivery.createdAt.toISOString(),
  endedAt: delivery.endedAt?.toISOString() ?? null,
})
