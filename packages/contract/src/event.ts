import { z } from 'zod'
import { clientId } from './ids.ts'
import { jsonObject } from './json.ts'
import { text } from './text.ts'
import { instant } from './time.ts'

export const eventTypePattern = /^[a-z0-9_.:]{1,64}$/
export const currencyPattern = /^[A-Z]{3}$/
/** The most that an event can earn, or lose. */
export const revenueMax = 1e11

/** Event types are free text in `snake_case`; upper case, spaces and dashes are accepted and folded. */
export const eventType = z
  .string({ error: 'must be a string such as page_view' })
  .transform((text) =>
    text
      .trim()
      .replace(/[\s-]+/g, '_')
      .toLowerCase(),
  )
  .refine((text) => eventTypePattern.test(text), {
    error: 'must be 1–64 characters of a-z 0-9 _ . : such as page_view',
  })

/** The event types with a meaning of their own; any other is welcome. */
export const standardEventTypes = [
  'session_start',
  'session_end',
  'page_view',
  'section_change',
  'click',
  'scroll',
  'search',
  'product_view',
  'add_to_cart',
  'remove_from_cart',
  'checkout_start',
  'checkout_complete',
  'purchase',
  'form_started',
  'form_completed',
  'cta_clicked',
  'link_clicked',
  'widget_opened',
  'message_sent',
  'message_received',
  'quiz_start',
  'quiz_complete',
  'landing',
  'identify',
  'conversion',
] as const

/** Types that move a session's last sign of life and are no events: they are never stored and never a step. */
export const signOfLifeTypes: ReadonlySet<string> = new Set(['heartbeat', 'engagement', 'user_engagement'])

/** What is known of the surroundings of an event; anything else in it is kept out of the store. */
export const contextSchema = z.object(
  {
    userAgent: text(1024).nullish().describe("The visitor's user agent, where the sender is not the browser"),
    ip: text(64).nullish().describe("The visitor's address, where the sender is not the browser"),
    locale: text(64).nullish(),
    timezone: text(64).nullish(),
    screen: z.object({ width: z.number(), height: z.number() }).partial().nullish().catch(null),
    device: z
      .object(
        { type: text(64).nullish(), browser: text(64).nullish(), os: text(64).nullish() },
        { error: 'must be an object such as {"type": "mobile"}' },
      )
      .nullish()
      .describe('Overrides what the user agent says'),
    country: text(2).nullish().describe('ISO 3166-1 alpha-2; overrides what the address says'),
    utm: z
      .object(
        {
          source: text(256).nullish(),
          medium: text(256).nullish(),
          campaign: text(256).nullish(),
          term: text(256).nullish(),
          content: text(256).nullish(),
        },
        { error: 'must be an object such as {"source": "newsletter"}' },
      )
      .nullish()
      .describe('Overrides the campaign tags of the URL'),
    section: text(128).nullish().describe('Overrides the section that the path belongs to'),
  },
  { error: 'must be an object such as {"locale": "de-DE"}' },
)
export type EventContext = z.infer<typeof contextSchema>

const canonicalEvent = z.object(
  {
    eventId: clientId.optional(),
    type: eventType,
    timestamp: instant.optional(),
    sessionId: clientId.optional(),
    visitorId: clientId.optional(),
    userId: clientId.optional(),
    url: text(8192).optional(),
    path: text(2048).optional(),
    title: text(1024).optional(),
    referrer: text(8192).optional(),
    properties: jsonObject.optional(),
    revenue: z
      .number({ error: 'must be a number such as 19.9' })
      .min(-revenueMax, { error: 'must be between -100000000000 and 100000000000' })
      .max(revenueMax, { error: 'must be between -100000000000 and 100000000000' })
      .optional(),
    currency: z
      .string({ error: 'must be an ISO 4217 code such as EUR' })
      .transform((code) => code.toUpperCase())
      .refine((code) => currencyPattern.test(code), { error: 'must be an ISO 4217 code such as EUR' })
      .optional(),
    sequence: z
      .number({ error: 'must be a whole number' })
      .int({ error: 'must be a whole number' })
      .optional()
      .describe('Orders events of the same millisecond'),
    context: contextSchema.optional(),
  },
  { error: 'must be a JSON object such as {"type": "page_view", "sessionId": "first"}' },
)

/** An event as a client sends it. `null` means absent; `eventType`, `eventData` and `externalId` are accepted. */
export const eventInput = z.preprocess(foldEventAliases, canonicalEvent)

/** An event after parsing: times are unix milliseconds, aliases folded. */
export type EventInput = z.infer<typeof canonicalEvent>

const aliases = { eventType: 'type', eventData: 'properties', externalId: 'userId' } as const

/** An input object with aliases under their own name and nulls left out; anything else passes through. */
function foldEventAliases(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !needsFolding(input))
    return input
  const folded: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue
    const name = Object.hasOwn(aliases, key) ? aliases[key as keyof typeof aliases] : key
    if (name === key || folded[name] === undefined) folded[name] = value
  }
  return folded
}

/** Most events are as they should be, and need no copy. */
function needsFolding(input: object): boolean {
  for (const key in input) {
    const value = (input as Record<string, unknown>)[key]
    if (value === null || value === undefined || Object.hasOwn(aliases, key)) return true
  }
  return false
}
