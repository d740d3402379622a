import { eventInput, fieldErrors } from '@sojourn/contract'
import { cutTexts } from '../presets/cut-texts.ts'
import type { Preset } from '../presets/preset.ts'
import { presetOf } from '../presets/presets.ts'
import type { FileForm } from '../read/read-rows.ts'
import { type Build, createColumnBuilder, timeFault } from './column-builder.ts'
import { fieldOf } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { put } from './put.ts'
import { timeReader } from './time-format.ts'

/** A line as an event and its time in unix milliseconds, or why it is none; `ignored` where it is not meant to be one. */
export type Mapped =
  | 'ignored'
  | { readonly event: Readonly<Record<string, unknown>>; readonly at: number }
  | { readonly reason: string }

/**
 * Makes the function that makes events of lines. Without a `map`, a line is an event already: an object of an NDJSON
 * file is what the API takes or has exported, and the columns of a CSV file are named as the event's fields are.
 */
export function createMapper(
  mapping: Mapping,
  format: FileForm['format'],
): (fields: Readonly<Record<string, unknown>>) => Mapped {
  const readTime = timeReader(mapping.timeFormat)
  const isEvent = format === 'ndjson' && Object.keys(mapping.map).length === 0
  const preset = presetOf(mapping.preset)
  const build = preset
    ? createPresetBuilder(preset, readTime)
    : isEvent
      ? createCopier(readTime)
      : createColumnBuilder(mapping, readTime)
  const fixed = Object.entries(mapping.set).map(([name, value]) => ({
    path: fieldOf(name)?.path ?? [],
    value,
  }))

  return (fields) => {
    const event: Record<string, unknown> = {}
    const fault = build(event, fields)
    if (fault === ignored) return 'ignored'
    if (fault !== undefined) return { reason: fault }
    for (const { path, value } of fixed) put(event, path, value)
    if (mapping.sessions === 'inactivity') delete event.sessionId
    if (event.timestamp === undefined) return { reason: 'has no timestamp' }
    const reason = findFault(event)
    return reason === undefined ? { event, at: event.timestamp as number } : { reason }
  }
}

/** Told as a fault, which no fault is called. */
const ignored = ''

function createPresetBuilder(preset: Preset, readTime: (value: unknown) => number | undefined): Build {
  return (event, fields) => {
    const made = preset.toEvent(fields)
    if (made === 'ignored') return ignored
    if (isReason(made)) return made.reason
    Object.assign(event, cutTexts(made))
    if (event.timestamp === undefined) return undefined
    event.timestamp = readTime(event.timestamp)
    return event.timestamp === undefined ? timeFault : undefined
  }
}

const isReason = (made: Readonly<Record<string, unknown>>): made is { readonly reason: string } =>
  typeof made.reason === 'string'

/** What the API's answers say beside what it takes; it is worked out again when the event comes in. */
const answerOnly: ReadonlySet<string> = new Set(['step', 'page', 'section', 'stage', 'receivedAt', 'siteId'])

function createCopier(readTime: (value: unknown) => number | undefined): Build {
  return (event, fields) => {
    for (const [name, value] of Object.entries(fields))
      if (value !== null && !answerOnly.has(name)) put(event, [name], value)
    if (event.timestamp === undefined) return undefined
    event.timestamp = readTime(event.timestamp)
    return event.timestamp === undefined ? timeFault : undefined
  }
}

/** Why the server would refuse an event, by the same schema; undefined where it would not for its form. */
function findFault(event: unknown): string | undefined {
  const checked = eventInput.safeParse(event)
  if (!checked.success) {
    const [first] = fieldErrors(checked.error)
    return `${first?.path || 'the event'} ${first?.message}`
  }
  const { sessionId, visitorId, userId } = checked.data
  return sessionId || visitorId || userId ? undefined : 'names no sessionId, visitorId or userId'
}
