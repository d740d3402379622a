import type { EventMatch, Filter, JourneyKind } from '@sojourn/contract'
import type { SessionEvent } from '@sojourn/sessions'

/** Whether an event is what a request describes, told plainly. Conditions: eq, neq, gt and exists of properties, revenue and currency. */
export function matches(
  event: SessionEvent,
  { type, page, section, stage, where = [] }: EventMatch,
): boolean {
  if (type !== undefined && event.type !== type) return false
  if (
    page !== undefined &&
    (!fitsPage(event.page, page) || (type === undefined && event.type !== 'page_view'))
  )
    return false
  if (section !== undefined) {
    if (event.section !== section) return false
    if (type === undefined && page === undefined && !['page_view', 'section_change'].includes(event.type))
      return false
  }
  if (stage !== undefined && event.stage !== stage) return false
  return where.every((filter) => holds(event, filter))
}

function fitsPage(page: string, pattern: string): boolean {
  if (pattern === '/p/*') return /^\/p\/[^/]*$/.test(page)
  if (pattern === '/**') return page.startsWith('/')
  return page === pattern.replace(/\\(.)/gu, '$1')
}

function holds(event: SessionEvent, { property, op, value }: Filter): boolean {
  const fields: Record<string, unknown> = { revenue: event.revenue, currency: event.currency || null }
  const known =
    property in fields
      ? fields[property]
      : (JSON.parse(event.properties) as Record<string, unknown>)[property.replace('property:', '')]
  const exists =
    known !== undefined && known !== null && !(typeof known === 'object' && !Array.isArray(known))
  switch (op) {
    case 'exists':
      return exists
    case 'eq':
      return exists && textOf(known) === String(value)
    case 'neq':
      return !(exists && textOf(known) === String(value))
    case 'gt':
      return typeof known === 'number' && known > Number(value)
    default:
      throw new Error(`${op} is not recounted`)
  }
}

/** The text of a value of a property, as break-downs show it. */
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

/** What an event is called on a journey; undefined where it is no station of it. */
export function stationOf(event: SessionEvent, kind: JourneyKind): string | undefined {
  switch (kind) {
    case 'pages':
      return event.type === 'page_view' && event.page !== '' ? event.page : undefined
    case 'sections':
      return ['page_view', 'section_change'].includes(event.type) && event.section !== ''
        ? event.section
        : undefined
    case 'events':
      return event.type
    case 'stages':
      return ['', 'entry'].includes(event.stage) ? undefined : event.stage
  }
}
