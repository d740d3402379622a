import { z } from 'zod'

const names = z.array(z.string())

/** A user as it is answered, over all sessions of theirs. */
export const userSchema = z.object({
  userId: z.string(),
  externalId: z.string().describe('The same as userId'),
  firstSeenAt: z.iso.datetime().describe('Start of the first session'),
  lastSeenAt: z.iso.datetime().describe('Last event or heartbeat'),
  sessions: z.number().int(),
  events: z.number().int(),
  revenue: z.record(z.string(), z.number()).describe('By currency (ISO 4217)'),
  traits: z
    .record(z.string(), z.unknown())
    .describe('What the last `identify` event that names the user and the trait says'),
  channels: names.describe('By number of sessions, the most first; so are devices, countries and visitorIds'),
  devices: names,
  countries: names,
  visitorIds: names.describe('At most 100'),
})
export type UserAnswer = z.infer<typeof userSchema>
