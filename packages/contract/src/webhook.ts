import { z } from 'zod'

/** What a webhook can be told of. */
export const webhookEvents = [
  'session.ended',
  'conversion',
  'segment.entered',
  'alert.raised',
  'alert.ended',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

const eventsError = `must be a list of one or more of ${webhookEvents.join(', ')}`
const events = z
  .array(z.enum(webhookEvents, { error: eventsError }), { error: eventsError })
  .min(1, { error: eventsError })
  .transform((list) => [...new Set(list)])

/** Segments that one webhook can be told of. */
const segmentsMax = 20
const segmentsError = `must be a list of at most ${segmentsMax} ids of segments`
const segmentIds = z
  .array(z.string(), { error: segmentsError })
  .max(segmentsMax, { error: segmentsError })
  .transform((list) => [...new Set(list)])
  .describe(
    'Of which segments `segment.entered` is told: who comes into them is looked at every five minutes',
  )

/** An address that messages are sent to. */
export const outsideUrl = z
  .string({ error: 'must be an address such as https://example.com/hooks' })
  .max(2048, { error: 'must be at most 2,048 characters' })
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'must be an address such as https://example.com/hooks',
  })
  .refine((text) => !URL.canParse(text) || new URL(text).username === '', {
    error: 'must hold no user name or password',
  })

/** A webhook to be made. */
export const newWebhook = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  url: outsideUrl.describe('https, and not in a private network, unless the installation allows both'),
  events,
  segmentIds: segmentIds.default([]),
})

/** What is to change of a webhook. */
export const webhookChanges = z.strictObject({
  url: outsideUrl.optional(),
  events: events.optional(),
  segmentIds: segmentIds.optional(),
  isEnabled: z.boolean({ error: 'must be true or false' }).optional().describe('true also forgives failures'),
})

/** A webhook, as answered. */
export const webhookSchema = z.object({
  webhookId: z.string(),
  siteId: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  segmentIds: z.array(z.string()),
  isEnabled: z.boolean(),
  disabledReason: z.string().nullable().describe('Why it was disabled, where nobody did it'),
  failingSince: z.iso
    .datetime()
    .nullable()
    .describe('Since when no delivery was taken; null: the last one was'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type WebhookAnswer = z.output<typeof webhookSchema>

/** What became of a message. */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'dropped'] as const

/** A message and what became of it, as answered. */
export const deliverySchema = z.object({
  messageId: z.string().describe('The same for every attempt: `webhook-id`'),
  type: z.string(),
  channel: z.enum(['webhook', 'slack', 'mail']),
  state: z.enum(deliveryStates).describe('dropped: what it was about is gone, or the webhook is disabled'),
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastStatus: z.number().int().nullable().describe('The HTTP status of the last answer'),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type DeliveryAnswer = z.output<typeof deliverySchema>
