import { type DeviceType, deviceTypes, type EventInput } from '@sojourn/contract'
import type { EventSource } from '@sojourn/sessions'
import { LRUCache } from 'lru-cache'
import { LatelyUsed } from '../lately-used.ts'
import { readCampaign } from './campaign.ts'
import { readChannel } from './channel.ts'
import { readDevice } from './device.ts'
import type { PageLocation } from './location.ts'
import { outsideReferrer } from './outside-referrer.ts'

/** What the request that brought an event says of its sender; the event's own context wins over it. */
interface Sender {
  readonly userAgent: string
  readonly ip: string
  /** Whether the site stores addresses. */
  readonly storeIp: boolean
}

/** Sources are remembered up to this key length, in characters, so that long referrers cannot fill the memory. */
const keyLengthMax = 1024

/** Marks a URL that says by itself how its visitor came; see `readChannel`. */
const tagged = /[?&](?:utm_|[a-z_]*clid=|gbraid=|wbraid=|gad_source=|li_fat_id=|epik=|rdt_cid=|sccid=)/i

/**
 * Makes the function that tells where an event came from. Events of one visitor on one page have the same source, so it
 * is worked out once and shared: the answers are frozen.
 */
export function createSourceReader(
  countryOf: (ip: string) => string,
): (input: EventInput, location: PageLocation, sender: Sender) => EventSource {
  const known = new LatelyUsed<EventSource>(50_000)
  const agentNumber = createNumbering()

  return (input, location, sender) => {
    const { context } = input
    const { url } = location
    const userAgent = context?.userAgent ?? sender.userAgent.slice(0, 1024)
    const ip = context?.ip ?? sender.ip
    const country = countryCode(context?.country) || countryOf(ip)
    const keptIp = sender.storeIp ? ip : ''
    const outside = outsideReferrer(input.referrer ?? '', location.host)
    const referrer = outside ? outside.text : ''
    const taggedUrl = url.includes('?') && tagged.test(url) ? url : ''
    const isOnPage = url !== '' || location.path !== ''
    const own =
      context && (context.device || context.utm) ? JSON.stringify([context.device, context.utm]) : ''

    // The lengths keep one text from passing for the end of another: sources are shared between sites. A number stands
    // for the user agent, for a key of a hundred characters more takes longer to put together than to look up.
    const rest =
      keptIp || referrer || taggedUrl || own
        ? ` ${keptIp.length},${referrer.length},${taggedUrl.length} ${keptIp}${referrer}${taggedUrl}${own}`
        : ''
    const key = `${agentNumber(userAgent)}${isOnPage ? '+' : '-'}${country}${rest}`
    const found = known.get(key)
    if (found) return found

    const campaign = readCampaign(taggedUrl, context?.utm)
    const device = deviceOf(userAgent, context?.device)
    const source: EventSource = Object.freeze({
      referrer,
      channel: readChannel({ referrer: outside, url: taggedUrl, isOnPage, campaign }),
      utmSource: campaign.source,
      utmMedium: campaign.medium,
      utmCampaign: campaign.campaign,
      utmTerm: campaign.term,
      utmContent: campaign.content,
      deviceType: device.deviceType,
      browser: device.browser,
      os: device.os,
      country,
      userAgent,
      ip: keptIp,
    })
    if (key.length <= keyLengthMax) known.set(key, source)
    return source
  }
}

/** Numbers texts in the order they come up. One that was forgotten meanwhile gets a new number. */
function createNumbering(): (text: string) => number {
  const numbers = new LRUCache<string, number>({ max: 10_000 })
  let last = 0
  return (text) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, ++last)
    return last
  }
}

type SentDevice = NonNullable<EventInput['context']>['device']

/** What the sender says of the device, where it says it, else what the user agent says. */
function deviceOf(userAgent: string, sent: SentDevice): Pick<EventSource, 'deviceType' | 'browser' | 'os'> {
  const read = readDevice(userAgent)
  return {
    deviceType: sent?.type ? deviceType(sent.type.trim().toLowerCase()) : read.deviceType,
    browser: sent?.browser || read.browser,
    os: sent?.os || read.os,
  }
}

function deviceType(text: string): DeviceType | '' {
  if (text === '') return ''
  if (text === 'phone' || text === 'smartphone') return 'mobile'
  return deviceTypes.find((type) => type === text) ?? 'other'
}

function countryCode(sent: string | null | undefined): string {
  return sent && /^[a-z]{2}$/i.test(sent) ? sent.toUpperCase() : ''
}
