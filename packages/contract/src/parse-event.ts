import type { z } from 'zod'
import {
  currencyPattern,
  type EventContext,
  type EventInput,
  eventInput,
  eventTypePattern,
  revenueMax,
} from './event.ts'
import { findJsonFault } from './find-json-fault.ts'
import { isClientId } from './ids.ts'
import { parseInstant } from './time.ts'

/**
 * An event as {@link eventInput} parses it, at a tenth of what that costs: events that are as they should be are read
 * by hand, all others by the schema, which knows what is wrong with them.
 */
export function parseEvent(value: unknown): z.ZodSafeParseResult<EventInput> {
  const data = readPlainEvent(value)
  return data ? { success: true, data } : eventInput.safeParse(value)
}

type Json = Record<string, unknown>
type Draft = { -readonly [Name in keyof Required<EventInput>]: EventInput[Name] | undefined }

/** Undefined leaves the event to the schema: for what is wrong in it, and for what is too rare to be read here. */
function readPlainEvent(value: unknown): EventInput | undefined {
  if (!isObject(value)) return undefined
  const event: Draft = {
    eventId: undefined,
    type: undefined,
    timestamp: undefined,
    sessionId: undefined,
    visitorId: undefined,
    userId: undefined,
    url: undefined,
    path: undefined,
    title: undefined,
    referrer: undefined,
    properties: undefined,
    revenue: undefined,
    currency: undefined,
    sequence: undefined,
    context: undefined,
  }
  for (const key in value) if (!readField(event, key, value[key])) return undefined
  return event.type === undefined ? undefined : (event as EventInput)
}

/** False where the field is for the schema to judge. */
function readField(event: Draft, key: string, cell: unknown): boolean {
  switch (key) {
    case 'eventId':
    case 'sessionId':
    case 'visitorId':
    case 'userId':
      if (typeof cell !== 'string' || !isClientId(cell)) return false
      event[key] = cell
      return true
    case 'type':
      if (typeof cell !== 'string' || !eventTypePattern.test(cell)) return false
      event.type = cell
      return true
    case 'timestamp':
      event.timestamp = parseInstant(cell)
      return event.timestamp !== undefined
    case 'url':
    case 'referrer':
    case 'path':
    case 'title':
      if (!isText(cell, textMax[key])) return false
      event[key] = cell
      return true
    case 'properties':
      if (!isObject(cell) || findJsonFault(cell)) return false
      event.properties = cell
      return true
    case 'context':
      event.context = readPlainContext(cell)
      return event.context !== undefined
    case 'revenue':
      if (typeof cell !== 'number' || !(Math.abs(cell) <= revenueMax)) return false
      event.revenue = cell
      return true
    case 'currency':
      if (typeof cell !== 'string' || !currencyPattern.test(cell)) return false
      event.currency = cell
      return true
    case 'sequence':
      if (!Number.isSafeInteger(cell)) return false
      event.sequence = cell as number
      return true
    // Other names for fields.
    case 'eventType':
    case 'eventData':
    case 'externalId':
      return false
    default:
      return true
  }
}

const textMax = { url: 8192, referrer: 8192, path: 2048, title: 1024 } as const
const contextTextMax = {
  userAgent: 1024,
  ip: 64,
  locale: 64,
  timezone: 64,
  country: 2,
  section: 128,
} as const

function readPlainContext(value: unknown): EventContext | undefined {
  if (!isObject(value)) return undefined
  const context: EventContext = {}
  for (const key in value) {
    const cell = value[key]
    switch (key) {
      case 'userAgent':
      case 'ip':
      case 'locale':
      case 'timezone':
      case 'country':
      case 'section':
        if (!isText(cell, contextTextMax[key])) return undefined
        context[key] = cell
        break
      case 'screen':
        if (!isScreen(cell)) return undefined
        context.screen = { width: cell.width, height: cell.height }
        break
      case 'device':
      case 'utm':
        return undefined
    }
  }
  return context
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max

const isScreen = (value: unknown): value is { width: number; height: number } =>
  isObject(value) && Number.isFinite(value.width) && Number.isFinite(value.height)
