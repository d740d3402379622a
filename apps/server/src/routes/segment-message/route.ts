import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { room } from '../../rooms/room.ts'
import { mapSegmentMessage, type SegmentKind } from '../../segment/map-segment-message.ts'
import { eventRefusal } from '../event-refusal.ts'
import { segmentSender } from '../segment-sender.ts'

/** The rooms of Segment's six calls; the browser library calls them by their first letter. */
export const segmentMessages = (collector: Collector) =>
  (['track', 'identify', 'page', 'screen', 'group', 'alias'] as const).map((kind) =>
    segmentMessage(collector, kind),
  )

const examples: Record<SegmentKind, Record<string, unknown>> = {
  track: { userId: 'ann', event: 'Order Completed', properties: { revenue: 19.9, currency: 'EUR' } },
  identify: { userId: 'ann', anonymousId: 'visitor-1', traits: { plan: 'pro' } },
  page: { anonymousId: 'visitor-1', name: 'Home', properties: { url: 'https://shop.example/' } },
  screen: { anonymousId: 'visitor-1', name: 'Cart' },
  group: { userId: 'ann', groupId: 'acme', traits: { seats: 12 } },
  alias: { previousId: 'visitor-1', userId: 'ann' },
}

const segmentMessage = (collector: Collector, kind: SegmentKind) =>
  room({
    guard: 'collect',
    method: 'post',
    path: `/v1/${kind}`,
    aliases: [`/v1/${kind.charAt(0)}`],
    tag: 'Segment',
    summary: `Take Segment's ${kind} call`,
    description: 'For the client libraries of Segment and RudderStack with only the host changed.',
    body: { schema: z.record(z.string(), z.unknown()), example: examples[kind] },
    answers: { 200: { description: 'The event is on disk', schema: z.object({ success: z.literal(true) }) } },
    problems: ['invalid_event', 'event_too_large'],
    handle: async ({ c, site, sender, body }) => {
      const { input, sentAt } = mapSegmentMessage(body, kind)
      const [outcome] = await collector.collect(site, [input], segmentSender(sender, [body], sentAt))
      if (outcome?.status === 'rejected') throw eventRefusal(outcome)
      return c.json({ success: true })
    },
  })
