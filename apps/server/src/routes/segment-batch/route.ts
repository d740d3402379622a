import { ProblemError, parseInstant } from '@sojourn/contract'
import { z } from 'zod'
import type { Collector } from '../../collect/types.ts'
import { room } from '../../rooms/room.ts'
import { mapSegmentMessage } from '../../segment/map-segment-message.ts'
import { isPlainObject } from '../../segment/plain-values.ts'
import { eventRefusal } from '../event-refusal.ts'
import { segmentSender } from '../segment-sender.ts'

/** What Segment's own endpoint takes; its libraries may be set to send that many. */
const messagesMax = 2500

export const segmentBatch = (collector: Collector) =>
  room({
    guard: 'collect',
    method: 'post',
    path: '/v1/batch',
    aliases: ['/v1/import', '/v1/b', '/beacon/v1/batch'],
    tag: 'Segment',
    summary: "Take a batch of Segment's specification",
    description:
      'A bad message is counted in the ledger and the others are kept; where all are bad, the first one answers as a problem.',
    body: {
      example: {
        batch: [
          {
            type: 'track',
            event: 'Order Completed',
            userId: 'ann',
            properties: { revenue: 19.9, currency: 'EUR' },
          },
        ],
      },
      schema: z.object({ batch: z.array(z.record(z.string(), z.unknown())), sentAt: z.string().optional() }),
    },
    answers: {
      200: { description: 'The events are on disk', schema: z.object({ success: z.literal(true) }) },
    },
    problems: ['invalid_event', 'batch_too_large'],
    handle: async ({ c, site, sender, body }) => {
      const messages = messagesOf(body)
      const mapped = messages.map((message) => mapSegmentMessage(message))
      const sentAt =
        parseInstant((body as { sentAt?: unknown }).sentAt) ??
        mapped.find((message) => message.sentAt !== undefined)?.sentAt
      const outcomes = await collector.collect(
        site,
        mapped.map(({ input }) => input),
        segmentSender(sender, messages, sentAt),
      )
      const [first] = outcomes
      if (first?.status === 'rejected' && outcomes.every(({ status }) => status === 'rejected'))
        throw eventRefusal(first)
      return c.json({ success: true })
    },
  })

/** The messages, each with the context of the batch where it has none of its own. */
function messagesOf(body: unknown): unknown[] {
  const batch = isPlainObject(body) ? body.batch : undefined
  if (!Array.isArray(batch) || !isPlainObject(body) || batch.length === 0)
    throw new ProblemError('invalid_request', 'batch must be a JSON array of at least one message.', {
      errors: [{ path: 'batch', message: 'must be a JSON array of at least one message' }],
    })
  if (batch.length > messagesMax)
    throw new ProblemError(
      'batch_too_large',
      `The batch has ${batch.length} messages; send at most ${messagesMax}.`,
    )
  const { context } = body
  if (!isPlainObject(context)) return batch
  return batch.map((message) =>
    isPlainObject(message) ? { ...message, context: message.context ?? context } : message,
  )
}
