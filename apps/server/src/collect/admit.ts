import type { Site } from '@sojourn/catalog'
import {
  type EventInput,
  eventBytesMax,
  type FieldError,
  fieldErrors,
  futureMaxMs,
  isClientId,
  parseEvent,
  signOfLifeTypes,
  timestampMin,
} from '@sojourn/contract'
import { type EnrichedEvent, newEventId } from '@sojourn/sessions'
import { isBot } from '../enrich/bot.ts'
import type { EventOutcome, Ledger, Sender } from './types.ts'

/** Makes a full event of what was sent; see `createEnricher`. */
export type Enrich = (
  input: EventInput,
  context: { site: Site; receivedAt: number; sentAt?: number; userAgent: string; ip: string },
) => EnrichedEvent

/** What became of a value at the door. */
export type Admission =
  | { readonly kind: 'event'; readonly event: EnrichedEvent; readonly sessionId: string }
  | { readonly kind: 'sign-of-life'; readonly event: EnrichedEvent; readonly sessionId: string }
  | { readonly kind: 'done'; readonly outcome: EventOutcome }

const dayMs = 86_400_000
/** An event that came more than an hour after it happened is noted as late. */
const lateMs = 3_600_000

/** Decides on one value that was sent as an event: let in, refused with reasons, or counted as a bot's. */
export function admit(value: unknown, site: Site, sender: Sender, enrich: Enrich, ledger: Ledger): Admission {
  const at = sender.receivedAt
  const refuse = (reason: string, errors: FieldError[]): Admission => {
    ledger.count(site.siteId, 'rejected', reason, at)
    const code = reason === 'too_large' ? 'event_too_large' : 'invalid_event'
    return { kind: 'done', outcome: { status: 'rejected', ...idOf(value), code, errors } }
  }
  const parsed = parseEvent(value)
  if (!parsed.success) return refuse('invalid', fieldErrors(parsed.error))
  const input = parsed.data
  if (isTooLarge(value)) {
    return refuse('too_large', [
      { path: '', message: `must be at most ${eventBytesMax} bytes of JSON; send less in properties` },
    ])
  }
  if (!input.sessionId && !input.visitorId && !input.userId) {
    return refuse('nobody', [
      {
        path: 'sessionId',
        message: 'is missing: send sessionId, or visitorId or userId to have a session made',
      },
    ])
  }
  const userAgent = input.context?.userAgent ?? sender.userAgent
  if (site.settings.botFilter && isBot(userAgent)) {
    ledger.count(site.siteId, 'bot', 'user_agent', at)
    return {
      kind: 'done',
      outcome: { status: 'accepted', eventId: input.eventId ?? newEventId(at), sessionId: null },
    }
  }
  const event = enrich(input, {
    site,
    receivedAt: at,
    userAgent,
    ip: input.context?.ip ?? sender.ip,
    ...(sender.sentAt === undefined ? {} : { sentAt: sender.sentAt }),
  })
  const fault = timeFault(event.timestamp, at, site)
  if (fault) return refuse(fault.reason, [{ path: 'timestamp', message: fault.message }])
  const sessionId = input.sessionId ?? ''
  if (signOfLifeTypes.has(event.type)) return { kind: 'sign-of-life', event, sessionId }
  if (at - event.timestamp > lateMs) ledger.count(site.siteId, 'late', 'hour', at)
  return { kind: 'event', event, sessionId }
}

/** Whether a time can be that of an event of this site now, and why not. */
export function timeFault(
  timestamp: number,
  receivedAt: number,
  site: Site,
): { reason: string; message: string } | undefined {
  if (timestamp > receivedAt + futureMaxMs) {
    return {
      reason: 'in_future',
      message: 'lies more than 24 hours in the future; check the clock, or that it is in milliseconds',
    }
  }
  if (timestamp < timestampMin) {
    return {
      reason: 'too_old',
      message: 'lies before 1990; check the clock, and send milliseconds, not seconds',
    }
  }
  const { retentionDays } = site.settings
  if (retentionDays !== null && timestamp < receivedAt - retentionDays * dayMs) {
    return {
      reason: 'too_old',
      message: `is older than the ${retentionDays} days that this site keeps; raise retentionDays of the site (npx sojourn site --retention forever) to send older events`,
    }
  }
  return undefined
}

/** JSON nested deeper than this, in fields that we do not know, is not walked through: it would exhaust the stack. */
const levelsMax = 1000

function isTooLarge(value: unknown): boolean {
  // Nearly every event is far from the limit, and writing it out costs as much as reading it did.
  const most = textBytesMax(value, levelsMax)
  if (most <= eventBytesMax) return false
  return most === Number.POSITIVE_INFINITY || Buffer.byteLength(JSON.stringify(value)) > eventBytesMax
}

/** No fewer bytes than the JSON text has: a character takes six at the most (`\u0000`), a number 25. */
function textBytesMax(value: unknown, levels: number): number {
  if (typeof value === 'string') return 2 + 6 * value.length
  if (typeof value !== 'object' || value === null) return 25
  if (levels === 0) return Number.POSITIVE_INFINITY
  let bytes = 2
  for (const key in value) {
    bytes += 4 + 6 * key.length + textBytesMax((value as Record<string, unknown>)[key], levels - 1)
  }
  return bytes
}

function idOf(value: unknown): { eventId?: string } {
  if (typeof value !== 'object' || value === null || !('eventId' in value)) return {}
  const id = value.eventId
  return typeof id === 'string' && isClientId(id) ? { eventId: id } : {}
}
