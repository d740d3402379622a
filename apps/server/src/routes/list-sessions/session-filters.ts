import { channels, clientId, deviceTypes, sessionStatuses } from '@sojourn/contract'
import { z } from 'zod'
import { rangeParameters } from '../../http/range.ts'
import type { SessionFilters } from '../../reads.ts'
import { choiceParameters } from '../frame-of.ts'

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((text) => text === 'true')

const text = (max: number) =>
  z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(max, { error: `must be at most ${max} characters` })

/** The query parameters that choose sessions; all that are given must fit. */
export const sessionFilterParameters = {
  ...rangeParameters,
  outcome: text(128).optional(),
  status: oneOf(sessionStatuses).optional(),
  userId: clientId.optional(),
  externalId: clientId.optional().describe('Another name for userId'),
  visitorId: clientId.optional(),
  device: oneOf(deviceTypes).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, { error: 'must be a code of two letters (ISO 3166-1) such as DE' })
    .transform((code) => code.toUpperCase())
    .optional(),
  channel: oneOf(channels).optional(),
  page: text(2048).optional().describe('A page path that the session came through'),
  entryPage: text(2048).optional(),
  exitPage: text(2048).optional(),
  section: text(256).optional().describe('A section that the session came through'),
  eventType: text(128).optional().describe('A type that an event of the session has'),
  referrerHost: text(256).optional().describe('The host that the session came from, without `www.`'),
  utmSource: text(256).optional(),
  utmMedium: text(256).optional(),
  utmCampaign: text(256).optional(),
  browser: text(128).optional(),
  os: text(128).optional(),
  converted: flag.optional(),
  bounced: flag.optional(),
  ...choiceParameters,
}

const query = z.object(sessionFilterParameters)

/** The filters of a query, but for its range, its list of filters and its segment. */
export function readFilters(asked: z.output<typeof query>): Omit<SessionFilters, 'from' | 'to' | 'fitting'> {
  const {
    range: _range,
    from: _from,
    to: _to,
    timezone: _timezone,
    segmentId: _segmentId,
    filters: _filters,
    externalId,
    ...filters
  } = asked
  return { ...filters, userId: filters.userId ?? externalId }
}
