import { type Conversations, conversations, intervals } from '@sojourn/analytics'
import { type ConversationsAnswer, conversationsSchema, formatInstant } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

export const analyticsConversations = (deps: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/conversations',
    tag: 'Analytics',
    summary: 'What was asked and answered in chats',
    description:
      'A conversation is a session with messages. The standard range is 30d. What people wrote (`questions`) only with the ' +
      'right `personal_data`.',
    query: z.object({
      ...frameParameters,
      interval: z
        .enum(intervals, { error: `must be one of ${intervals.join(', ')}` })
        .optional()
        .describe('Of the series; the standard suits the range'),
      limit: limitParameter.describe('Of the questions, the most asked first'),
    }),
    answers: { 200: { description: 'The figures', schema: conversationsSchema } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const { interval, limit } = query
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        conversations(warehouse, frame, { interval, limit }, options),
      )
      const seesWho = caller.permissions.has('personal_data')
      return c.json(present(seesWho ? answer : { ...answer, questions: [] }))
    },
  })

const present = (answer: Conversations): ConversationsAnswer => ({
  ...answer,
  questions: [...answer.questions],
  outcomes: [...answer.outcomes],
  series: answer.series.map(({ time, ...part }) => ({ time: formatInstant(time), ...part })),
})
