import { endedSessions, receivedEvents } from '@sojourn/analytics'
import type { Catalog } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'

type Webhook = Awaited<ReturnType<Catalog['webhooks']['listening']>>[number]
type Message = Parameters<Catalog['deliveries']['add']>[0][number]

interface Deps {
  readonly catalog: Pick<Catalog, 'webhooks' | 'deliveries' | 'site'>
  readonly warehouse: Warehouse
}

const minuteMs = 60_000
/** Rows are written a moment after they were received: what was looked at is looked at again. */
const overlapMs = 2 * minuteMs
/** What happened before is told to nobody: after so long a pause it is no news. */
const oldestMs = 24 * 60 * minuteMs
/** What is told of at once; the rest is for the next time. */
const limit = 1000

/**
 * Puts what happened since the last time into the queue, for every webhook that is told of it. What it is told of twice is
 * one message. Answers how many are new.
 */
export async function findHappenings({ catalog, warehouse }: Deps, now: number): Promise<number> {
  let found = 0
  for (const webhook of await catalog.webhooks.listening(['session.ended', 'conversion'])) {
    const seenUntil = webhook.seenUntil.getTime()
    // Nothing from before it was made, or enabled again.
    const from = Math.max(
      seenUntil - overlapMs,
      now - oldestMs,
      Math.min(webhook.updatedAt.getTime(), seenUntil),
    )
    const { messages, until } = await happeningsOf({ catalog, warehouse }, webhook, { from, to: now })
    const seen = { webhookId: webhook.webhookId, until: new Date(until) }
    found += await catalog.deliveries.add(messages, new Date(now), seen)
  }
  return found
}

async function happeningsOf(
  { catalog, warehouse }: Deps,
  webhook: Webhook,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ messages: Message[]; until: number }> {
  const { siteId, organizationId, webhookId, events } = webhook
  const message = (key: string, type: string, subject: Record<string, unknown>): Message => ({
    organizationId,
    siteId,
    webhookId,
    channel: 'webhook',
    key: `${webhookId} ${type} ${key}`,
    type,
    content: { subject },
  })
  const messages: Message[] = []
  let until = to
  if (events.includes('session.ended')) {
    const ended = await endedSessions(warehouse, siteId, { from, to, limit })
    if (ended.length === limit) until = Math.min(until, ended.at(-1)?.at ?? to)
    for (const { at: _at, ...key } of ended)
      messages.push(message(`${key.sessionId} ${key.sessionAt}`, 'session.ended', key))
  }
  if (events.includes('conversion')) {
    const types = catalog.site(siteId)?.settings.conversions ?? []
    const received = await receivedEvents(warehouse, siteId, types, { from, to, limit })
    if (received.length === limit) until = Math.min(until, received.at(-1)?.receivedAt ?? to)
    for (const { receivedAt: _at, type: _type, ...event } of received)
      messages.push(message(`${event.eventId} ${event.timestamp}`, 'conversion', event))
  }
  return { messages, until }
}
