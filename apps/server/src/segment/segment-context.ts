import { isPlainObject, textOf } from './plain-values.ts'

/** Operating systems of apps, which send no user agent, and the devices they run on. */
const deviceTypes: Readonly<Record<string, string>> = {
  android: 'mobile',
  ios: 'mobile',
  ipados: 'tablet',
  macos: 'desktop',
  tvos: 'tv',
  watchos: 'wearable',
  windows: 'desktop',
}

/**
 * The context of a Segment message as ours: user agent, address, locale, time zone, screen, campaign, and for apps the
 * device by its operating system. What is of another type than the specification says, or too long, is left out or cut:
 * no client could mend it.
 */
export function segmentContext(context: Record<string, unknown>): Record<string, unknown> | undefined {
  const { screen, campaign } = context
  const userAgent = textOf(context.userAgent, 1024)
  const found = {
    userAgent,
    ip: textOf(context.ip, 64),
    locale: textOf(context.locale, 64),
    timezone: textOf(context.timezone, 64),
    screen:
      isPlainObject(screen) && typeof screen.width === 'number' && typeof screen.height === 'number'
        ? { width: screen.width, height: screen.height }
        : undefined,
    utm: isPlainObject(campaign) ? utmOf(campaign) : undefined,
    device: userAgent === undefined ? appDevice(context) : undefined,
  }
  return Object.values(found).some((value) => value !== undefined) ? found : undefined
}

/** Segment calls the campaign `name`. */
function utmOf(campaign: Record<string, unknown>): Record<string, string | undefined> {
  const tag = (name: string) => textOf(campaign[name], 256)
  return {
    source: tag('source'),
    medium: tag('medium'),
    campaign: tag('name') ?? tag('campaign'),
    term: tag('term'),
    content: tag('content'),
  }
}

function appDevice({ os }: Record<string, unknown>): Record<string, string | undefined> | undefined {
  const name = isPlainObject(os) ? textOf(os.name, 64) : undefined
  if (name === undefined) return undefined
  const key = name.toLowerCase()
  return { os: name, type: Object.hasOwn(deviceTypes, key) ? deviceTypes[key] : undefined }
}
