import type { DeviceType } from '@sojourn/contract'
import Bowser from 'bowser'
import { LRUCache } from 'lru-cache'

/** What a user agent says of a device. Empty text: it does not say. */
interface Device {
  readonly deviceType: DeviceType | ''
  /** Name without version, such as `Chrome` or `Safari`. */
  readonly browser: string
  /** Name without version, such as `iOS` or `Windows`. */
  readonly os: string
}

const unknownDevice: Device = Object.freeze({ deviceType: '', browser: '', os: '' })

const known = new LRUCache<string, Device>({ max: 10_000 })

/**
 * Device type, browser and operating system of a user agent. HTTP libraries (`curl/8.4.0`, `okhttp/4.12`) are no
 * devices: all three stay empty.
 */
export function readDevice(userAgent: string): Device {
  if (userAgent === '') return unknownDevice
  const text = userAgent.slice(0, 1024)
  const found = known.get(text)
  if (found) return found
  const device = Object.freeze(parse(text))
  known.set(text, device)
  return device
}

/** Names by which bowser calls a thing otherwise than everybody does. */
const browserNames: Record<string, string> = {
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': 'Samsung Internet',
}

const bowserTypes: ReadonlySet<string> = new Set(['desktop', 'mobile', 'tablet', 'tv'])

function parse(userAgent: string): Device {
  // Browsers say `Mozilla/5.0` or `Opera/9.80`; an app says its device in a comment: `Shop/1.0 (iPhone; iOS 17.0)`.
  const isBrowser = /^(?:mozilla|opera)\//i.test(userAgent)
  if (
    !isBrowser &&
    !/\((?:iphone|ipad|ipod|linux; (?:u; )?android|android|macintosh|windows)\b/i.test(userAgent)
  )
    return unknownDevice
  const { browser, os, platform } = Bowser.parse(userAgent)
  const osName = os.name ?? (/\bfreebsd|openbsd|netbsd\b/i.test(userAgent) ? 'BSD' : '')
  return {
    deviceType: typeOf(userAgent, platform.type, osName),
    browser: isBrowser ? (browserNames[browser.name ?? ''] ?? realName(browser.name)) : '',
    os: osName,
  }
}

/** Bowser takes any last word for a browser where it knows none. */
function realName(name: string | undefined): string {
  return name !== undefined && /^[\w .-]{1,40}$/.test(name) && name !== 'Mozilla' ? name : ''
}

function typeOf(userAgent: string, platformType: string | undefined, os: string): DeviceType | '' {
  if (/\b(?:playstation|nintendo|xbox)\b/i.test(userAgent)) return 'console'
  if (/\bwatch\b/i.test(userAgent)) return 'wearable'
  // Bowser calls Android without the word Mobile a tablet, which holds in browsers; Android's own Dalvik never says it.
  if (userAgent.startsWith('Dalvik/')) return 'mobile'
  // Fire TV sticks and Android TV call themselves phones: AFTMM, AFTKA, BRAVIA.
  if (/\bAFT[A-Z]{1,4}\b|\bandroid tv\b|\bbravia\b|\broku\b|\bcrkey\b/i.test(userAgent)) return 'tv'
  if (platformType !== undefined && bowserTypes.has(platformType)) return platformType as DeviceType
  return os === '' ? '' : os === 'Chrome OS' || os === 'BSD' ? 'desktop' : 'other'
}
