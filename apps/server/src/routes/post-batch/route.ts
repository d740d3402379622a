import {
  batchEventsMax,
  batchReceipt,
  eventInput,
  instant,
  ProblemError,
  problemSchema,
} from '@sojourn/contract'
import { z } from 'zod'
import type { Collector, EventOutcome } from '../../collect/types.ts'
import { answerProblem } from '../../http/problem-response.ts'
import { room } from '../../rooms/room.ts'
import { readBatch } from './read-batch.ts'

const body = z.object({
  sentAt: instant.optional().describe("By the sender's clock, which it corrects"),
  tracker: z
    .object({
      dropped: z
        .number()
        .int()
        .optional()
        .describe(
          'Events that a full queue dropped unsent since the last batch; the ledger counts them as lost',
        ),
    })
    .optional(),
  events: z.array(eventInput).min(1).max(batchEventsMax),
})

export const postBatch = (collector: Collector) =>
  room({
    guard: 'collect',
    isForUsers: true,
    method: 'post',
    path: '/api/v1/events/batch',
    tag: 'Collect',
    summary: 'Send up to 1,000 events',
    description:
      'A bad event is named and refused; the others are kept. Sending a batch again is harmless for events with an ' +
      '`eventId`. Where all are refused, the answer is a problem that carries the same members. The bare array, and ' +
      '`batch` for `events`, are accepted.',
    body: {
      schema: body,
      example: {
        events: [
          { type: 'page_view', sessionId: 'first', path: '/' },
          { type: 'purchase', sessionId: 'first', revenue: 19.9, currency: 'EUR' },
        ],
      },
    },
    answers: {
      200: { description: 'What became of the events', schema: batchReceipt },
      400: {
        description:
          'The batch is not valid, or no event of it was accepted: then also what is wrong with each',
        schema: problemSchema.extend(batchReceipt.partial().shape),
        contentType: 'application/problem+json',
      },
    },
    problems: ['batch_rejected', 'batch_too_large'],
    handle: async ({ c, site, sender, body }) => {
      const { events, ...said } = readBatch(body)
      const eventsSent = events.length
      const collecting = collector.collect(site, events, { ...sender, ...said })
      // What was sent is read: while it waits for the disk, nobody should hold three times what is written.
      events.length = 0
      const receipt = receiptOf(await collecting)
      if (receipt.rejected.length < eventsSent) return c.json(receipt)
      const problem = new ProblemError(
        'batch_rejected',
        'No event was accepted; rejected names what is wrong with each.',
      )
      return answerProblem(c, problem, receipt)
    },
  })

function receiptOf(outcomes: readonly EventOutcome[]): z.output<typeof batchReceipt> {
  const receipt: z.output<typeof batchReceipt> = { accepted: 0, duplicates: 0, rejected: [] }
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected') {
      const { eventId, errors } = outcome
      receipt.rejected.push({ index, ...(eventId === undefined ? {} : { eventId }), errors })
    } else if (outcome.status === 'duplicate') receipt.duplicates++
    else {
      receipt.accepted++
      if (outcome.sessionId === null) receipt.notStored = (receipt.notStored ?? 0) + 1
    }
  }
  return receipt
}
