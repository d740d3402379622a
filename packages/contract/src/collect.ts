import { z } from 'zod'
import { fieldErrorSchema } from './problem.ts'

/** Answer to one event. */
export const eventReceipt = z.object({
  eventId: z.string(),
  sessionId: z.string().nullable(),
  duplicate: z.boolean(),
})
export type EventReceipt = z.infer<typeof eventReceipt>

/** One refused event of a batch: its place in the batch, its id where it had one, and every field that was wrong. */
export const rejection = z.object({
  index: z.number().int(),
  eventId: z.string().optional(),
  errors: z.array(fieldErrorSchema),
})
export type Rejection = z.infer<typeof rejection>

/** Answer to a batch: accepted + duplicates + rejected is the number of events sent. */
export const batchReceipt = z.object({
  accepted: z.number().int(),
  notStored: z
    .number()
    .int()
    .optional()
    .describe(
      'Of the accepted: those of bots and those without any session, which the ledger counts and nobody stores; absent where there are none',
    ),
  duplicates: z.number().int(),
  rejected: z.array(rejection),
})
export type BatchReceipt = z.infer<typeof batchReceipt>
