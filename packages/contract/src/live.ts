import { z } from 'zod'
import { eventSchema, sessionSchema } from './session.ts'

const here = z
  .array(z.object({ value: z.string(), sessions: z.number().int() }))
  .describe('The most first, at most 20; sessions without a value are left out')

/** An event as it is told while it happens: its step may still change with late events. */
export const liveEventSchema = eventSchema.omit({ step: true })
export type LiveEvent = z.infer<typeof liveEventSchema>

/** Who is here. */
export const liveSchema = z.object({
  at: z.iso.datetime().describe('When this held'),
  count: z.number().int().describe('Sessions heard from within 90 seconds and not ended'),
  visitors: z.number().int().describe('Different visitors of these sessions'),
  users: z.number().int().describe('Different users of these sessions'),
  pages: here.describe('Where they are, by the last page of each: the most first, at most 20'),
  sections: here,
  channels: here,
  countries: here,
  devices: here,
  sessions: z.array(sessionSchema).describe('The newest of them'),
  events: z
    .array(liveEventSchema)
    .describe('The last events of the last 30 minutes, newest first, at most 50'),
})
export type LiveAnswer = z.infer<typeof liveSchema>
