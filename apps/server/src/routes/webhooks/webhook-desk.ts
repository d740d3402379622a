import { type Catalog, unknownWebhook } from '@sojourn/catalog'
import type { DeliveryAnswer, WebhookAnswer, WebhookEvent } from '@sojourn/contract'
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

export const presentWebhook = (webhook: Webhook): WebhookAnswer => ({
  webhookId: webhook.webhookId,
  siteId: webhook.siteId,
  url: webhook.url,
  events: webhook.events as WebhookEvent[],
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
