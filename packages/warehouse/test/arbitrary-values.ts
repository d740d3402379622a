import { channels, endReasons, stageNames } from '@sojourn/contract'
import type { EventSource } from '@sojourn/sessions'
import fc from 'fast-check'

/** Text as people and machines send it: any script, quotes, control characters, what looks like syntax. */
export const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '\0',
    'a\0b',
    "o'hara",
    '"',
    '\\',
    '\\N',
    'NULL',
    '\t\r\n\u2028',
    '{id:String}',
    '💥',
    '\u0301',
    '[1]',
  ),
)

export const name = fc.oneof(
  text.filter((value) => value !== ''),
  fc.constant('__proto__'),
)

/** From 1990 to 2090, in milliseconds. */
export const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) })

export const anchor = instant.map((at) => Math.floor(at / 1000) * 1000)

/** Exact to four decimals, also below zero. */
export const money = fc
  .integer({ min: -(10 ** 13), max: 10 ** 13 })
  .map((tenThousandths) => tenThousandths / 10_000)

export const count = fc.integer({ min: 0, max: 0xffff_ffff })

export const stage = fc.constantFrom(...stageNames)
export const endReason = fc.constantFrom('' as const, ...endReasons)

export const source: fc.Arbitrary<EventSource> = fc.record({
  referrer: text,
  channel: fc.constantFrom('' as const, ...channels),
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
  deviceType: text,
  browser: text,
  os: text,
  country: text,
  userAgent: text,
  ip: text,
})
