import { z } from 'zod'

const said = {
  conversations: z.number().int(),
  userMessages: z.number().int().describe('`message_sent`'),
  botMessages: z.number().int().describe('`message_received`'),
}

/** What was said in the chosen sessions. */
export const conversationsSchema = z.object({
  ...said,
  conversations: z.number().int().describe('Sessions with messages'),
  conversationRate: z.number().nullable().describe('Conversations by sessions; null without sessions'),
  averageMessages: z.number().nullable().describe('Of a conversation; null without any'),
  medianMessages: z.number().nullable(),
  p90Messages: z.number().nullable(),
  averageDuration: z.number().nullable().describe('Seconds, of the conversations that have a duration'),
  questions: z
    .array(z.object({ question: z.string(), conversations: z.number().int() }))
    .describe(
      'First messages of visitors, the most asked first; case, spaces and marks at the end do not matter',
    ),
  outcomes: z.array(z.object({ outcome: z.string(), conversations: z.number().int() })),
  firstAnswer: z
    .object({
      answered: z.number().int(),
      unanswered: z.number().int(),
      medianSeconds: z.number().nullable(),
      p90Seconds: z.number().nullable(),
    })
    .describe('From the first message of a visitor to the first answer after it'),
  series: z
    .array(z.object({ time: z.iso.datetime(), ...said }))
    .describe('By the start of the sessions; empty intervals are there'),
})
export type ConversationsAnswer = z.infer<typeof conversationsSchema>
