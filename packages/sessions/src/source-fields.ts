import type { Keyed } from './keyed.ts'
import { isBefore, type OrderKey } from './order-key.ts'
import type { EventSource } from './types.ts'

const fields = [
  'channel',
  'referrer',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
  'deviceType',
  'browser',
  'os',
  'country',
  'userAgent',
  'ip',
] as const satisfies readonly (keyof EventSource)[]

/** For each field of a source, the first one in order that has it. */
export type SourceFields = { -readonly [Field in keyof EventSource]: Keyed<EventSource> | null }

export const noSource = (): SourceFields => ({
  channel: null,
  referrer: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  deviceType: null,
  browser: null,
  os: null,
  country: null,
  userAgent: null,
  ip: null,
})

/** Takes note of a source: it counts for the fields that no earlier one fills. */
export function addSource(held: SourceFields, key: OrderKey, source: EventSource): void {
  let keyed: Keyed<EventSource> | null = null
  for (const field of fields) {
    if (source[field] === '') continue
    const first = held[field]
    if (first !== null && !isBefore(key, first.key)) continue
    keyed ??= { key, value: source }
    held[field] = keyed
  }
}

/**
 * The source of a session: each field of the first that has it. The referrer is the one that made the channel: a later
 * page's referrer says nothing about how the session came.
 */
export function readSource(held: SourceFields): EventSource {
  return {
    referrer: (held.channel ?? held.referrer)?.value.referrer ?? '',
    channel: held.channel?.value.channel ?? '',
    utmSource: held.utmSource?.value.utmSource ?? '',
    utmMedium: held.utmMedium?.value.utmMedium ?? '',
    utmCampaign: held.utmCampaign?.value.utmCampaign ?? '',
    utmTerm: held.utmTerm?.value.utmTerm ?? '',
    utmContent: held.utmContent?.value.utmContent ?? '',
    deviceType: held.deviceType?.value.deviceType ?? '',
    browser: held.browser?.value.browser ?? '',
    os: held.os?.value.os ?? '',
    country: held.country?.value.country ?? '',
    userAgent: held.userAgent?.value.userAgent ?? '',
    ip: held.ip?.value.ip ?? '',
  }
}
