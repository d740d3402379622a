import { eventInput, eventReceipt, ProblemError } from '@sojourn/contract'
import type { Collector } from '../../collect/types.ts'
import { room } from '../../rooms/room.ts'
import { eventRefusal } from '../event-refusal.ts'
import { readSentAt } from '../sent-at.ts'

export const postEvent = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'post',
    path: '/api/v1/events',
    tag: 'Collect',
    summary: 'Send one event',
    description:
      'The answer comes when the event is on disk and seen by the next read. An event without `sessionId` needs ' +
      '`visitorId` or `userId` and is put into their session by 30 minutes of inactivity. `eventType`, `eventData` and ' +
      '`externalId` are accepted for `type`, `properties` and `userId`; `sentAt` corrects a wrong clock.',
    body: {
      schema: eventInput,
      example: {
        type: 'product_view',
        sessionId: 'first',
        visitorId: 'visitor-1',
        url: 'https://shop.example/products/17?utm_source=news',
        properties: { productId: '17', price: 19.9 },
      },
    },
    answers: {
      201: { description: 'The event was accepted', schema: eventReceipt },
      200: { description: 'An event with this id was accepted before', schema: eventReceipt },
    },
    problems: ['invalid_event', 'event_too_large'],
    handle: async ({ c, site, sender, body }) => {
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new ProblemError(
          'invalid_event',
          'The body must be one event as a JSON object. Send several to /api/v1/events/batch.',
        )
      const [outcome] = await collector.collect(site, [body], { ...sender, sentAt: readSentAt(body) })
      if (!outcome) throw new Error('the collector gave no outcome for an event')
      if (outcome.status === 'rejected') throw eventRefusal(outcome)
      const { eventId, sessionId, status } = outcome
      return c.json(
        { eventId, sessionId, duplicate: status === 'duplicate' },
        status === 'duplicate' ? 200 : 201,
      )
    },
  })
