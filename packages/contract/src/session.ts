import { z } from 'zod'
import { contextSchema } from './event.ts'
import { clientId } from './ids.ts'
import { jsonObject } from './json.ts'
import { metadataBytesMax } from './limits.ts'
import { text } from './text.ts'
import { instant } from './time.ts'

/** Why a session ended. `timeout`: 30 minutes of silence; `max_length`: cut at 24 hours; the others were said by the sender. */
export const endReasons = ['end', 'timeout', 'max_length', 'logout', 'new_session'] as const
export type EndReason = (typeof endReasons)[number]

export const sessionStatuses = ['active', 'completed', 'expired'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** How a session came: where its first event was referred from. */
export const channels = ['direct', 'search', 'social', 'mail', 'ai', 'campaign', 'referral'] as const
export type Channel = (typeof channels)[number]

export const deviceTypes = ['desktop', 'mobile', 'tablet', 'tv', 'console', 'wearable', 'other'] as const
export type DeviceType = (typeof deviceTypes)[number]

/** The stages of the standard journey, in order. */
export const stageNames = ['entry', 'browse', 'product', 'cart', 'checkout', 'confirmation'] as const
export type StageName = (typeof stageNames)[number]

const nullsOut = (input: unknown): unknown => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const given = Object.entries(input).filter(([, value]) => value !== null)
  const folded = Object.fromEntries(given)
  if (folded.externalId !== undefined && folded.userId === undefined) folded.userId = folded.externalId
  return folded
}

const encoder = new TextEncoder()

/** What a site keeps with a session of its own accord. */
const metadata = jsonObject
  .superRefine((value, context) => {
    if (encoder.encode(JSON.stringify(value)).length <= metadataBytesMax) return
    context.addIssue({ code: 'custom', message: `must be at most ${metadataBytesMax} bytes of JSON` })
  })
  .meta({ type: 'object', additionalProperties: true })

const body = { error: 'must be a JSON object' }

/** Body of `POST /sessions`. */
export const sessionCreate = z.preprocess(
  nullsOut,
  z.object(
    {
      sessionId: clientId.optional(),
      userId: clientId.optional(),
      visitorId: clientId.optional(),
      startedAt: instant.optional(),
      metadata: metadata.optional(),
      context: contextSchema
        .extend({
          url: text(8192).nullish(),
          referrer: text(8192).nullish(),
        })
        .optional(),
    },
    body,
  ),
)
export type SessionCreate = z.infer<typeof sessionCreate>

/** Body of `PATCH /sessions/{id}`. */
export const sessionPatch = z.preprocess(
  nullsOut,
  z.object(
    {
      status: z.enum(['completed', 'active'], { error: 'must be completed or active' }).optional(),
      metadata: metadata.optional().describe('Merged into what stands, name by name (shallow)'),
      userId: clientId.optional(),
    },
    body,
  ),
)
export type SessionPatch = z.infer<typeof sessionPatch>

/** Body of `POST /sessions/{id}/heartbeat`; may be empty. */
export const heartbeat = z.preprocess(
  nullsOut,
  z.object(
    { timestamp: instant.optional(), section: text(128).min(1, { error: 'must not be empty' }).optional() },
    body,
  ),
)
export type Heartbeat = z.infer<typeof heartbeat>

/** Body of `POST /sessions/{id}/end`; may be empty. */
export const sessionEnd = z.preprocess(
  nullsOut,
  z.object(
    {
      timestamp: instant.optional(),
      reason: z.enum(endReasons, { error: `must be one of ${endReasons.join(', ')}` }).optional(),
    },
    body,
  ),
)
export type SessionEnd = z.infer<typeof sessionEnd>

const time = z.iso.datetime().describe('ISO 8601, UTC, milliseconds')

/** A session as it is answered. */
export const sessionSchema = z.object({
  sessionId: z.string(),
  siteId: z.string(),
  userId: z.string().nullable(),
  externalId: z.string().nullable().describe('The same as userId'),
  visitorId: z.string().nullable(),
  status: z.enum(sessionStatuses),
  endReason: z.enum(endReasons).nullable(),
  startedAt: time,
  endedAt: time.nullable().describe('Null while the session is active'),
  createdAt: time.describe('When the server first heard of the session'),
  updatedAt: time.describe('When the server last heard of the session'),
  duration: z
    .number()
    .nullable()
    .describe('Seconds from first to last event; null where the session has one event or none'),
  stepsTaken: z.number().int(),
  pageCount: z.number().int(),
  bounced: z.boolean().describe('Exactly one page view and no conversion'),
  converted: z.boolean(),
  outcome: z.string(),
  entryPage: z.string().nullable(),
  exitPage: z.string().nullable(),
  journeyPath: z.array(z.string()).describe('Page paths in order, the first 1,000'),
  currentSection: z.string().nullable(),
  sectionHistory: z.array(z.object({ section: z.string(), at: time })).describe('The first 1,000'),
  eventCounts: z.record(z.string(), z.number().int()),
  messageCount: z.number().int(),
  userMessageCount: z.number().int(),
  botMessageCount: z.number().int(),
  firstQuestion: z.string().nullable(),
  revenue: z.number(),
  currency: z.string().nullable(),
  device: z.object({
    type: z.string().nullable(),
    browser: z.string().nullable(),
    os: z.string().nullable(),
  }),
  country: z.string().nullable(),
  referrer: z.string().nullable(),
  channel: z.enum(channels).nullable(),
  utm: z.object({
    source: z.string().nullable(),
    medium: z.string().nullable(),
    campaign: z.string().nullable(),
    term: z.string().nullable(),
    content: z.string().nullable(),
  }),
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable().describe('Null unless the site keeps addresses'),
  metadata: z.record(z.string(), z.unknown()),
})
export type SessionAnswer = z.infer<typeof sessionSchema>

/** An event as it is answered; `step` is its position in its session, from 1. */
export const eventSchema = z.object({
  eventId: z.string(),
  type: z.string(),
  timestamp: time,
  step: z.number().int(),
  sessionId: z.string(),
  visitorId: z.string().nullable(),
  userId: z.string().nullable(),
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  path: z.string().nullable(),
  page: z.string().nullable().describe("The path after the site's clean-up rules"),
  section: z.string().nullable(),
  stage: z.enum(stageNames).nullable(),
  title: z.string().nullable(),
  referrer: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
  revenue: z.number().nullable(),
  currency: z.string().nullable(),
  sequence: z.number().int(),
  receivedAt: time,
})
export type EventAnswer = z.infer<typeof eventSchema>

export const sessionAnalytics = z.object({
  eventBreakdown: z.record(z.string(), z.number().int()),
  conversionFunnel: z.object({
    landed: z.boolean(),
    engaged: z.boolean(),
    startedCheckout: z.boolean(),
    converted: z.boolean(),
  }),
  stages: z.array(z.object({ stage: z.enum(stageNames), reached: z.boolean() })),
  duration: z.number().nullable(),
})
export type SessionAnalytics = z.infer<typeof sessionAnalytics>
