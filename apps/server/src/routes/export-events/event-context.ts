import type { SessionEvent } from '@sojourn/sessions'
import { z } from 'zod'

const known = z.string().optional()

/** The `context` of an exported event: what was found out about its surroundings, in the form in which it is sent. */
export const eventContext = z.object({
  userAgent: known,
  ip: known.describe('Only where the site stores addresses'),
  country: known,
  device: z.object({ type: known, browser: known, os: known }).optional(),
  utm: z.object({ source: known, medium: known, campaign: known, term: known, content: known }).optional(),
  section: known,
})

/** So that an export that is imported elsewhere says of device, country, campaign and section what it said here. */
export function contextOf({ source, section }: SessionEvent): z.output<typeof eventContext> {
  return given({
    userAgent: source.userAgent,
    ip: source.ip,
    country: source.country,
    device: given({ type: source.deviceType, browser: source.browser, os: source.os }),
    utm: given({
      source: source.utmSource,
      medium: source.utmMedium,
      campaign: source.utmCampaign,
      term: source.utmTerm,
      content: source.utmContent,
    }),
    section,
  })
}

/** Without what is empty. */
function given<Fields extends Record<string, string | object>>(fields: Fields): Partial<Fields> {
  const kept = Object.entries(fields).filter(([, value]) =>
    typeof value === 'string' ? value !== '' : Object.keys(value).length > 0,
  )
  return Object.fromEntries(kept) as Partial<Fields>
}
