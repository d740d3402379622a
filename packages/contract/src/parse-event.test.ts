import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eventInput } from './event.ts'
import { parseEvent } from './parse-event.ts'

const id = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aZ0_.:-'), minLength: 1, maxLength: 20 }),
  fc.constantFrom('x'.repeat(128), 'x'.repeat(129), '', 'a b', 'é', 'a\n'),
)
const words = (...lengths: number[]) =>
  fc.oneof(fc.string(), fc.constantFrom(...lengths.map((length) => 'w'.repeat(length))))
const odd = fc.constantFrom(null, undefined, 1, '', 'x', true, [], {}, [1], Number.NaN)
const or = <Value>(usual: fc.Arbitrary<Value>) => fc.oneof({ weight: 12, arbitrary: usual }, odd)

const context = fc.record(
  {
    userAgent: or(words(1024, 1025)),
    ip: or(words(64, 65)),
    locale: or(words(64, 65)),
    timezone: or(fc.constant('Europe/Berlin')),
    country: or(words(2, 3)),
    section: or(words(128, 129)),
    screen: or(
      fc.record(
        { width: or(fc.integer()), height: or(fc.double()), depth: fc.integer() },
        { requiredKeys: [] },
      ),
    ),
    device: or(fc.record({ type: or(fc.constant('mobile')), os: words(64, 65) }, { requiredKeys: [] })),
    utm: or(fc.record({ source: words(256, 257) }, { requiredKeys: [] })),
    unknown: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

const nested = (levels: number): unknown => (levels === 0 ? 1 : { deeper: nested(levels - 1) })
const properties = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue()),
  fc.integer({ min: 14, max: 18 }).map(nested),
  fc.constant(JSON.parse('{"a": {"__proto__": 1}}')),
)

const event = fc.record(
  {
    type: or(fc.constantFrom('page_view', 'PAGE_VIEW', ' add to-cart ', 't'.repeat(64), 't'.repeat(65), 'ä')),
    eventType: or(fc.constantFrom('click')),
    eventId: or(id),
    sessionId: or(id),
    visitorId: or(id),
    userId: or(id),
    externalId: or(id),
    timestamp: or(
      fc.oneof(fc.double(), fc.date({ noInvalidDate: true }).map(String), fc.constant('2026-02-30')),
    ),
    url: or(words(8192, 8193)),
    path: or(words(2048, 2049)),
    title: or(words(1024, 1025)),
    referrer: or(words(8192, 8193)),
    properties: or(properties),
    eventData: or(properties),
    revenue: or(fc.oneof(fc.double(), fc.constantFrom(1e11, -1e11, 1.1e11, Number.POSITIVE_INFINITY))),
    currency: or(fc.constantFrom('EUR', 'eur', 'Euro')),
    sequence: or(fc.oneof(fc.integer(), fc.double())),
    context: or(context),
    unknown: fc.jsonValue(),
    __proto__: fc.constant(1),
  },
  { requiredKeys: [] },
)

/** What was read, without what is absent: the schema leaves it out. */
const present = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

it('reads every event as the schema does, and refuses what the schema refuses in its words', () => {
  fc.assert(
    fc.property(fc.oneof(event, fc.jsonValue()), (value) => {
      const read = parseEvent(value)
      const parsed = eventInput.safeParse(value)
      expect(read.success).toBe(parsed.success)
      if (parsed.success) expect(present(read.data)).toEqual(present(parsed.data))
      else expect(read.error?.issues).toEqual(parsed.error.issues)
    }),
    { numRuns: 3_000 },
  )
})
