import type { EventInput, SiteSettings } from '@sojourn/contract'
import { type EnrichedEvent, stageOf } from '@sojourn/sessions'
import { correctTimestamp } from './clock.ts'
import { createSourceReader } from './event-source.ts'
import { readLocation } from './location.ts'
import { readMessage } from './message-text.ts'
import { createPageReader } from './page.ts'
import { propertiesText } from './properties-text.ts'
import { readRevenue } from './revenue.ts'

/** What is known of the request that brought an event. */
export interface EnrichContext {
  readonly site: { readonly siteId: string; readonly settings: SiteSettings }
  /** Unix milliseconds. */
  readonly receivedAt: number
  /** When the request was sent, by the sender's clock, in unix milliseconds. */
  readonly sentAt?: number | undefined
  /** Of the request; the event's own context wins. */
  readonly userAgent: string
  /** Of the request; the event's own context wins. Used for the country; kept only where the site says so. */
  readonly ip: string
  readonly newEventId: () => string
}

/**
 * Makes the function that turns an event as it was sent into one as it is stored: its time corrected, its place, source,
 * page, section, stage, money and message read. It never throws, whatever the event.
 */
export function createEnricher(parts: {
  readonly countryOf: (ip: string) => string
}): (input: EventInput, context: EnrichContext) => EnrichedEvent {
  const readSource = createSourceReader(parts.countryOf)
  const readPage = createPageReader()

  return (input, context) => {
    const { siteId, settings } = context.site
    const location = readLocation(input)
    const { page, section } = readPage(location.path, settings)
    const { revenue, currency } = readRevenue(input, settings.currency)
    return {
      siteId,
      eventId: input.eventId ?? context.newEventId(),
      type: input.type,
      timestamp: correctTimestamp({
        timestamp: input.timestamp,
        sentAt: context.sentAt,
        receivedAt: context.receivedAt,
      }),
      sequence: input.sequence ?? 0,
      receivedAt: context.receivedAt,
      visitorId: input.visitorId ?? '',
      userId: input.userId ?? '',
      url: location.url,
      path: location.path,
      page,
      section: namedSection(input) || section,
      stage: stageOf({ type: input.type, page }, settings.stages),
      title: input.title ?? '',
      source: readSource(input, location, {
        userAgent: context.userAgent,
        ip: context.ip,
        storeIp: settings.storeIp,
      }),
      properties: propertiesText(input.properties),
      revenue,
      currency,
      message: readMessage(input),
    }
  }
}

const sectionMax = 128

/** The section that an event names itself: in its context, or, where it is a change of section, in its properties. */
function namedSection({ type, context, properties }: EventInput): string {
  if (context?.section) return context.section
  if (!properties) return ''
  const names =
    type === 'section_change'
      ? [properties.section, properties.to, properties.sectionName]
      : [properties.section]
  const named = names.find((name) => typeof name === 'string' && name !== '')
  return typeof named === 'string' ? named.slice(0, sectionMax) : ''
}
