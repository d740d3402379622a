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
const oldestMs = 7 * 24 * 60 * minuteMs
/** What is put into the queue at once. */
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
    for await (const messages of happeningsOf({ catalog, warehouse }, webhook, { from, to: now }))
      found += await catalog.deliveries.add(messages, new Date(now))
    await catalog.deliveries.add([], new Date(now), { webhookId: webhook.webhookId, until: new Date(now) })
  }
  return found
}

async function* happeningsOf(
  { catalog, warehouse }: Deps,
  webhook: Webhook,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<Message[]> {
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
  if (events.includes('session.ended'))
    for (let page = { from, after: '', to, limit }; ; ) {
      const ended = await endedSessions(warehouse, siteId, page)
      yield ended.map(({ at: _at, ...key }) =>
        message(`${key.sessionId} ${key.sessionAt}`, 'session.ended', key),
      )
      const last = ended.at(-1)
      if (!last || ended.length < limit) break
      page = { ...page, from: last.at, after: last.sessionId }
    }
  if (events.includes('conversion')) {
    const types = catalog.site(siteId)?.settings.conversions ?? []
    for (let page = { from, afterSession: '', afterEvent: '', to, limit }; ; ) {
      const received = await receivedEvents(warehouse, siteId, types, page)
      yield received.map(({ receivedAt: _at, type: _type, ...event }) =>
        message(`${event.eventId} ${event.timestamp}`, 'conversion', event),
      )
      const last = received.at(-1)
      if (!last || received.length < limit) break
      page = { ...page, from: last.receivedAt, afterSession: last.sessionId, afterEvent: last.eventId }
    }
  }
}
