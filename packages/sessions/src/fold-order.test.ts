import { type EndReason, endReasons, stageNames } from '@sojourn/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addChange } from './add-change.ts'
import { addEvent } from './add-event.ts'
import { exampleChange, exampleEvent, standardRules, unknownSource } from './example-events.ts'
import { foldSession } from './fold-session.ts'
import { readSession } from './read-session.ts'
import { foldWeight, hasEvent, openFold } from './session-fold.ts'
import type { EventSource, Session, SessionChange, SessionChangeBody, SessionEvent } from './types.ts'

const ids = { siteId: 'site1', sessionId: 's1', sessionAt: 0 }
const time = fc.nat(8)
const id = fc.constantFrom('', 'one', 'two', 'three')
const types = [
  ...['page_view', 'page_view', 'page_view', 'landing', 'click', 'section_change', 'session_end', 'identify'],
  ...['add_to_cart', 'remove_from_cart', 'checkout_start', 'checkout_complete', 'purchase'],
  ...['form_started', 'form_completed', 'message_sent', 'message_received', 'cta_clicked'],
]

const source: fc.Arbitrary<EventSource> = fc.record({
  ...Object.fromEntries(
    Object.keys(unknownSource).map((field) => [field, fc.constantFrom('', '', 'x', 'y')]),
  ),
  channel: fc.constantFrom('', 'search', 'mail'),
} as { [Field in keyof EventSource]: fc.Arbitrary<EventSource[Field]> })

const events: fc.Arbitrary<SessionEvent[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      timestamp: time,
      sequence: fc.nat(1),
      receivedAt: time,
      visitorId: id,
      userId: id,
      page: fc.constantFrom('', '/a', '/b', '/c'),
      section: fc.constantFrom('', 'a', 'b', 'c'),
      stage: fc.constantFrom('' as const, ...stageNames),
      source,
      properties: fc.constantFrom('{}', '{"reason":"logout"}'),
      revenue: fc.constantFrom(null, null, 0, 0.1, 19.99),
      currency: fc.constantFrom('', 'EUR', 'USD'),
      message: fc.constantFrom('', 'Hi', 'Why?'),
    }),
    { maxLength: 25 },
  )
  .map((given) => given.map(({ type, ...rest }, index) => exampleEvent(`e${index}`, type, rest)))

const body: fc.Arbitrary<SessionChangeBody> = fc.oneof(
  fc.record({
    kind: fc.constant('opened' as const),
    startedAt: time,
    visitorId: id,
    userId: id,
    metadata: fc.record({ a: fc.nat(3), b: fc.nat(3) }, { requiredKeys: [] }),
    source,
  }),
  fc.record(
    {
      kind: fc.constant('patched' as const),
      status: fc.constantFrom('completed' as const, 'active' as const),
      metadata: fc.record({ a: fc.nat(3), c: fc.nat(3) }, { requiredKeys: [] }),
      userId: fc.constantFrom('one', 'two'),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record({
    kind: fc.constant('ended' as const),
    at: time,
    reason: fc.constantFrom<EndReason[]>(...endReasons),
  }),
  fc.record({ kind: fc.constant('section' as const), at: time, section: fc.constantFrom('a', 'b', 'c') }),
)

const changes: fc.Arbitrary<SessionChange[]> = fc
  .array(fc.tuple(time, body), { maxLength: 8 })
  .map((given) => given.map(([receivedAt, said], index) => exampleChange(`c${index}`, receivedAt, said)))

type Said = { event: SessionEvent } | { change: SessionChange }

/** Everything once, some of it again, in any order. */
const story = fc.tuple(events, changes).chain(([someEvents, someChanges]) => {
  const said: Said[] = [
    ...someEvents.map((event) => ({ event })),
    ...someChanges.map((change) => ({ change })),
  ]
  return fc
    .subarray(said)
    .chain((again) => fc.shuffledSubarray([...said, ...again], { minLength: said.length + again.length }))
    .map((told) => ({ told, events: someEvents, changes: someChanges }))
})

it('makes the same session of any order, any interleaving and any repetition, read in between or not', () => {
  fc.assert(
    fc.property(story, fc.infiniteStream(fc.boolean()), ({ told, events, changes }, readsNow) => {
      const expected = foldSession(events.toSorted(inOrder), changes, standardRules, ids)
      const fold = openFold(ids.siteId, ids.sessionId, ids.sessionAt)
      const handedOut: { session: Session | null; copy: Session | null }[] = []
      for (const said of told) {
        if ('event' in said) {
          const isNew = !hasEvent(fold, said.event.eventId)
          expect(addEvent(fold, said.event)).toBe(isNew)
        } else addChange(fold, said.change)
        if (!readsNow.next().value) continue
        const session = readSession(fold, standardRules)
        handedOut.push({ session, copy: structuredClone(session) })
      }
      expect(JSON.stringify(readSession(fold, standardRules))).toBe(JSON.stringify(expected))
      expect(foldWeight(fold)).toBe(events.length + changes.length)
      for (const { session, copy } of handedOut) expect(session).toEqual(copy)
    }),
    { numRuns: 500 },
  )
})

it('agrees with a plain recount of the sorted events', () => {
  fc.assert(
    fc.property(events, (events) => {
      const session = foldSession(events, [], standardRules, ids)
      if (session === null) return
      const sorted = events.toSorted(inOrder)
      const views = sorted.filter((event) => event.type === 'page_view')
      const pages = views.flatMap(({ page }) => page || [])
      const sections = sorted
        .filter(({ type }) => type === 'page_view' || type === 'section_change')
        .flatMap(({ section }) => section || [])
      const sales = sorted.filter((event) => event.revenue !== null)
      const currency = sales[0] && (sales[0].currency || 'USD')
      const inCents = sales
        .filter((sale) => (sale.currency || 'USD') === currency)
        .reduce((sum, sale) => sum + Math.round((sale.revenue ?? 0) * 100), 0)
      expect(session).toMatchObject({
        steps: events.length,
        pageCount: views.length,
        journeyPath: pages,
        entryPage: pages[0] ?? '',
        exitPage: pages.at(-1) ?? '',
        visitorId: sorted.find((event) => event.visitorId)?.visitorId ?? '',
        userId: sorted.findLast((event) => event.userId)?.userId ?? '',
        currentSection: sections.at(-1) ?? '',
        currency: currency ?? '',
        revenue: inCents / 100,
        firstQuestion: sorted.find(({ type, message }) => type === 'message_sent' && message)?.message ?? '',
      })
      expect(session.sectionHistory.map(({ section }) => section)).toEqual(
        sections.filter((section, index) => section !== sections[index - 1]),
      )
    }),
    { numRuns: 300 },
  )
})

it('stays quick in a session of 100,000 events, in order or backwards', () => {
  const long = Array.from({ length: 100_000 }, (_, at) =>
    exampleEvent(`e${at}`, 'page_view', { timestamp: at, page: `/${at % 7}`, section: `${at % 3}` }),
  )
  for (const story of [long, long.toReversed()]) {
    const fold = openFold(ids.siteId, ids.sessionId, ids.sessionAt)
    story.forEach((event, index) => {
      addEvent(fold, event)
      if (index % 1_000 === 0) readSession(fold, standardRules)
    })
    expect(readSession(fold, standardRules)).toMatchObject({
      steps: 100_000,
      entryPage: '/0',
      exitPage: `/${99_999 % 7}`,
    })
  }
})

const inOrder = (one: SessionEvent, other: SessionEvent): number =>
  one.timestamp - other.timestamp ||
  one.sequence - other.sequence ||
  (one.eventId < other.eventId ? -1 : one.eventId > other.eventId ? 1 : 0)
