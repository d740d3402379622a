/** How the value of a column becomes that of a field. `raw`: as it is; `json`: an object, or its text. */
export type FieldKind = 'text' | 'number' | 'time' | 'json' | 'raw'

/** The fields of an event that a column can fill, and where in the event they go. */
const fields: Readonly<Record<string, { readonly path: readonly string[]; readonly kind: FieldKind }>> = {
  eventId: { path: ['eventId'], kind: 'text' },
  type: { path: ['type'], kind: 'text' },
  timestamp: { path: ['timestamp'], kind: 'time' },
  sessionId: { path: ['sessionId'], kind: 'text' },
  visitorId: { path: ['visitorId'], kind: 'text' },
  userId: { path: ['userId'], kind: 'text' },
  externalId: { path: ['userId'], kind: 'text' },
  url: { path: ['url'], kind: 'text' },
  path: { path: ['path'], kind: 'text' },
  page: { path: ['path'], kind: 'text' },
  title: { path: ['title'], kind: 'text' },
  referrer: { path: ['referrer'], kind: 'text' },
  revenue: { path: ['revenue'], kind: 'number' },
  currency: { path: ['currency'], kind: 'text' },
  sequence: { path: ['sequence'], kind: 'number' },
  properties: { path: ['properties'], kind: 'json' },
  userAgent: { path: ['context', 'userAgent'], kind: 'text' },
  ip: { path: ['context', 'ip'], kind: 'text' },
  locale: { path: ['context', 'locale'], kind: 'text' },
  country: { path: ['context', 'country'], kind: 'text' },
  section: { path: ['context', 'section'], kind: 'text' },
  deviceType: { path: ['context', 'device', 'type'], kind: 'text' },
  browser: { path: ['context', 'device', 'browser'], kind: 'text' },
  os: { path: ['context', 'device', 'os'], kind: 'text' },
  utmSource: { path: ['context', 'utm', 'source'], kind: 'text' },
  utmMedium: { path: ['context', 'utm', 'medium'], kind: 'text' },
  utmCampaign: { path: ['context', 'utm', 'campaign'], kind: 'text' },
  utmTerm: { path: ['context', 'utm', 'term'], kind: 'text' },
  utmContent: { path: ['context', 'utm', 'content'], kind: 'text' },
}

const propertyPattern = /^properties\.(.+)$/

/** Where a field goes and what kind it is; `properties.NAME` is one of any name. Undefined: there is no such field. */
export function fieldOf(
  name: string,
): { readonly path: readonly string[]; readonly kind: FieldKind } | undefined {
  const property = propertyPattern.exec(name)?.[1]
  if (property !== undefined) return { path: ['properties', property], kind: 'raw' }
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** The names, for help and messages. */
export const fieldNames: readonly string[] = [...Object.keys(fields), 'properties.NAME']
