import { describe, expect, it } from 'vitest'
import { exampleChange, exampleEvent, standardRules, unknownSource } from './example-events.ts'
import { foldSession } from './fold-session.ts'
import type { SessionChange, SessionEvent } from './types.ts'

const ids = { siteId: 'site1', sessionId: 's1', sessionAt: 0 }

const fold = (events: SessionEvent[], changes: SessionChange[] = [], rules = {}) =>
  foldSession(events, changes, { ...standardRules, ...rules }, ids)

const view = (id: string, timestamp: number, page: string, given: Partial<SessionEvent> = {}) =>
  exampleEvent(id, 'page_view', { timestamp, page, ...given })

const opened = (id: string, startedAt: number, given = {}) =>
  exampleChange(id, startedAt, {
    kind: 'opened',
    startedAt,
    visitorId: '',
    userId: '',
    metadata: {},
    source: unknownSource,
    ...given,
  })

describe('a purchase', () => {
  const session = fold(
    [
      exampleEvent('e1', 'landing', { timestamp: 1_000, page: '/', stage: 'browse', visitorId: 'v1' }),
      exampleEvent('e2', 'click', { timestamp: 2_000, page: '/products/7', visitorId: 'v1' }),
      exampleEvent('e3', 'quiz_start', { timestamp: 3_000 }),
      exampleEvent('e4', 'quiz_complete', { timestamp: 60_000 }),
      exampleEvent('e5', 'checkout_start', { timestamp: 61_000, stage: 'checkout', userId: 'u1' }),
      exampleEvent('e6', 'checkout_complete', {
        timestamp: 90_500,
        stage: 'confirmation',
        revenue: 49.9,
        currency: 'EUR',
      }),
    ],
    [
      opened('c1', 500, { metadata: { campaign: 'spring', plan: 'free' } }),
      exampleChange('c2', 91_000, { kind: 'patched', status: 'completed', metadata: { plan: 'pro' } }),
    ],
  )

  it('counts six steps, each type once', () => {
    expect(session).toMatchObject({
      steps: 6,
      eventCounts: {
        checkout_complete: 1,
        checkout_start: 1,
        click: 1,
        landing: 1,
        quiz_complete: 1,
        quiz_start: 1,
      },
    })
  })

  it('went all the way down the conversion funnel', () => {
    expect(session).toMatchObject({ landed: true, engaged: true, startedCheckout: true, converted: true })
    expect(session?.stages).toEqual(['entry', 'browse', 'checkout', 'confirmation'])
  })

  it('starts at its opening, lasts from first to last event and ends with the patch', () => {
    expect(session).toMatchObject({
      startedAt: 500,
      lastEventAt: 90_500,
      durationMs: 89_500,
      endReason: 'end',
      endedAt: 91_000,
      createdAt: 500,
      updatedAt: 91_000,
    })
  })

  it('knows who, what it earned, and the merged metadata', () => {
    expect(session).toMatchObject({
      visitorId: 'v1',
      userId: 'u1',
      revenue: 49.9,
      currency: 'EUR',
      metadata: { campaign: 'spring', plan: 'pro' },
      outcome: 'browsing',
    })
  })
})

describe('what opens a session', () => {
  it('is any event, but not the end of a session', () => {
    expect(fold([exampleEvent('e1', 'session_end')])).toBeNull()
    expect(fold([exampleEvent('e1', 'session_end'), exampleEvent('e2', 'scroll')])).toMatchObject({
      steps: 2,
    })
  })

  it('is an explicit opening, but no other change', () => {
    expect(fold([], [exampleChange('c1', 5, { kind: 'ended', at: 5, reason: 'logout' })])).toBeNull()
    expect(fold([], [opened('c1', 7)])).toMatchObject({
      steps: 0,
      startedAt: 7,
      lastEventAt: 7,
      durationMs: null,
      landed: true,
      bounced: false,
    })
  })

  it('is the earliest of several openings, and it alone counts', () => {
    const changes = [opened('c2', 20, { metadata: { b: 1 } }), opened('c1', 10, { metadata: { a: 1 } })]
    expect(fold([], changes)).toMatchObject({ startedAt: 10, metadata: { a: 1 } })
    expect(fold([], changes)?.metadata).not.toHaveProperty('b')
  })
})

describe('order', () => {
  it('is time, then sequence, then event id by code units', () => {
    const events = [
      view('b', 5, '/4', { sequence: 1 }),
      view('a', 5, '/3', { sequence: 1 }),
      view('Z', 5, '/2', { sequence: 1 }),
      view('z', 5, '/1', { sequence: 0 }),
      view('y', 4, '/0', { sequence: 9 }),
    ]
    expect(fold(events)?.journeyPath).toEqual(['/0', '/1', '/2', '/3', '/4'])
  })

  it('counts a repeated event once', () => {
    expect(fold([view('e1', 1, '/a'), view('e1', 1, '/a')])).toMatchObject({ steps: 1, durationMs: null })
  })
})

describe('pages', () => {
  it('are page views only, repeats kept', () => {
    const session = fold([
      exampleEvent('e0', 'landing', { page: '/start' }),
      view('e1', 1, '/a'),
      view('e2', 2, '/b'),
      exampleEvent('e3', 'click', { timestamp: 3, page: '/x' }),
      view('e4', 4, '/a'),
    ])
    expect(session).toMatchObject({
      pageCount: 3,
      journeyPath: ['/a', '/b', '/a'],
      entryPage: '/a',
      exitPage: '/a',
    })
  })

  it('are listed up to 1,000, and the exit page is still the last', () => {
    const session = fold(Array.from({ length: 1_002 }, (_, at) => view(`e${at}`, at, `/${at}`)))
    expect(session?.pageCount).toBe(1_002)
    expect(session?.journeyPath.at(-1)).toBe('/999')
    expect(session?.exitPage).toBe('/1001')
  })

  it('make a bounce where there is one of them and no conversion', () => {
    expect(fold([view('e1', 1, '/a'), exampleEvent('e2', 'scroll')])?.bounced).toBe(true)
    expect(fold([view('e1', 1, '/a'), exampleEvent('e2', 'purchase')])?.bounced).toBe(false)
    expect(fold([view('e1', 1, '/a'), view('e2', 2, '/a')])?.bounced).toBe(false)
    expect(fold([exampleEvent('e2', 'scroll')])?.bounced).toBe(false)
  })
})

describe('engagement', () => {
  it('takes a second page view, or anything done', () => {
    expect(fold([view('e1', 1, '/a'), exampleEvent('e2', 'identify')])?.engaged).toBe(false)
    expect(fold([view('e1', 1, '/a'), view('e2', 1, '/a')])?.engaged).toBe(true)
    expect(fold([exampleEvent('e1', 'click')])).toMatchObject({ engaged: true, landed: false })
  })
})

describe('outcome', () => {
  const outcome = (...types: string[]) =>
    fold(types.map((type, at) => exampleEvent(`e${at}`, type, { timestamp: at })))?.outcome

  it('is the first of the list of the site that occurred', () => {
    expect(outcome('cta_clicked', 'link_clicked')).toBe('link_clicked')
    expect(fold([exampleEvent('e1', 'purchase')], [], { outcomes: ['purchase'] })?.outcome).toBe('purchase')
  })

  it('is abandoned with a cart that was not bought', () => {
    expect(outcome('add_to_cart')).toBe('abandoned')
    expect(outcome('add_to_cart', 'remove_from_cart')).toBe('browsing')
    expect(outcome('add_to_cart', 'add_to_cart', 'remove_from_cart')).toBe('abandoned')
    expect(outcome('add_to_cart', 'purchase')).toBe('browsing')
    expect(outcome('add_to_cart', 'purchase', 'add_to_cart')).toBe('abandoned')
  })

  it('is abandoned with a checkout or form begun and not finished', () => {
    expect(outcome('checkout_start')).toBe('abandoned')
    expect(outcome('checkout_start', 'checkout_complete')).toBe('browsing')
    expect(outcome('purchase', 'checkout_start')).toBe('abandoned')
    expect(outcome('form_started')).toBe('abandoned')
    expect(outcome('form_started', 'purchase')).toBe('abandoned')
    expect(outcome('form_started', 'form_completed')).toBe('form_completed')
  })
})

describe('sections', () => {
  it('are moved to by page views, section changes and heartbeats, in time order', () => {
    const session = fold(
      [
        view('e1', 1, '/a', { section: 'a' }),
        view('e2', 2, '/a/b', { section: 'a' }),
        exampleEvent('e3', 'section_change', { timestamp: 5, section: 'c' }),
        exampleEvent('e4', 'click', { timestamp: 6, section: 'ignored' }),
      ],
      [
        exampleChange('c1', 3, { kind: 'section', at: 3, section: 'b' }),
        exampleChange('c2', 7, { kind: 'section', at: 7, section: 'c' }),
      ],
    )
    expect(session?.sectionHistory).toEqual([
      { section: 'a', at: 1 },
      { section: 'b', at: 3 },
      { section: 'c', at: 5 },
    ])
    expect(session?.currentSection).toBe('c')
  })
})

describe('messages', () => {
  it('are counted by who wrote them, and the first question is the first text sent', () => {
    const session = fold([
      exampleEvent('e1', 'message_received', { timestamp: 1, message: 'Hello!' }),
      exampleEvent('e2', 'message_sent', { timestamp: 2 }),
      exampleEvent('e4', 'message_sent', { timestamp: 4, message: 'And then?' }),
      exampleEvent('e3', 'message_sent', { timestamp: 3, message: 'Where is my order?' }),
    ])
    expect(session).toMatchObject({
      messageCount: 4,
      userMessageCount: 3,
      botMessageCount: 1,
      firstQuestion: 'Where is my order?',
    })
  })
})

describe('revenue', () => {
  const sale = (id: string, timestamp: number, revenue: number, currency = '') =>
    exampleEvent(id, 'purchase', { timestamp, revenue, currency })

  it('adds up exactly', () => {
    const sales = Array.from({ length: 30 }, (_, at) => sale(`e${at}`, at, 0.1, 'EUR'))
    expect(fold(sales)).toMatchObject({ revenue: 3, currency: 'EUR' })
  })

  it('is of the currency of the first sale; one without a currency is in that of the site', () => {
    const sales = [sale('e2', 2, 5, 'EUR'), sale('e1', 1, 1.5), sale('e3', 3, 2.25, 'USD')]
    expect(fold(sales)).toMatchObject({ revenue: 3.75, currency: 'USD' })
    expect(fold(sales, [], { currency: 'EUR' })).toMatchObject({ revenue: 6.5, currency: 'EUR' })
  })

  it('is nothing, in no currency, where nothing was sold', () => {
    expect(fold([view('e1', 1, '/a')])).toMatchObject({ revenue: 0, currency: '' })
  })
})

describe('where a session came from', () => {
  it('is told field by field by the first that knows, the referrer by what made the channel', () => {
    const session = fold([
      view('e1', 1, '/a', { source: { ...unknownSource, referrer: 'https://a.example/', country: 'DE' } }),
      view('e2', 2, '/b', {
        source: { ...unknownSource, channel: 'search', referrer: 'https://s.example/', os: 'iOS' },
      }),
      view('e3', 3, '/c', { source: { ...unknownSource, channel: 'direct', country: 'FR', os: 'Linux' } }),
    ])
    expect(session?.source).toEqual({
      ...unknownSource,
      channel: 'search',
      referrer: 'https://s.example/',
      country: 'DE',
      os: 'iOS',
    })
  })

  it('includes an explicit opening at its time', () => {
    const source = { ...unknownSource, country: 'DE' }
    const event = view('e1', 5, '/a', { source: { ...unknownSource, country: 'FR' } })
    expect(fold([event], [opened('c1', 4, { source })])?.source.country).toBe('DE')
    expect(fold([event], [opened('c1', 6, { source })])?.source.country).toBe('FR')
  })
})

describe('who a session belongs to', () => {
  it('is the first visitor and the user named last', () => {
    const events = [
      view('e2', 2, '/', { visitorId: 'v2', userId: 'u2' }),
      view('e1', 1, '/', { visitorId: 'v1', userId: 'u1' }),
      view('e3', 3, '/'),
    ]
    expect(fold(events)).toMatchObject({ visitorId: 'v1', userId: 'u2' })
    const opening = opened('c1', 0, { visitorId: 'v0', userId: 'u0' })
    expect(fold(events, [opening])).toMatchObject({ visitorId: 'v0', userId: 'u2' })
  })

  it('is the user of the patch received last, whatever the events say', () => {
    const changes = [
      exampleChange('c2', 2, { kind: 'patched', userId: 'p2' }),
      exampleChange('c1', 1, { kind: 'patched', userId: 'p1' }),
    ]
    expect(fold([view('e3', 9, '/', { userId: 'u9' })], changes)?.userId).toBe('p2')
  })
})

describe('the end', () => {
  const end = (id: string, receivedAt: number, reason: 'end' | 'logout', at = receivedAt) =>
    exampleChange(id, receivedAt, { kind: 'ended', at, reason })

  it('is the first one said; said again it stays', () => {
    const changes = [end('c2', 20, 'end'), end('c1', 10, 'logout', 9)]
    expect(fold([view('e1', 1, '/')], changes)).toMatchObject({ endReason: 'logout', endedAt: 9 })
  })

  it('is taken back by a patch to active, until it is said anew', () => {
    const active = exampleChange('c2', 15, { kind: 'patched', status: 'active' })
    const events = [view('e1', 1, '/')]
    expect(fold(events, [end('c1', 10, 'logout'), active])).toMatchObject({ endReason: '', endedAt: null })
    expect(fold(events, [end('c1', 10, 'logout'), active, end('c3', 20, 'end')])).toMatchObject({
      endReason: 'end',
      endedAt: 20,
    })
  })

  it('is said by an event too, which is a step; a reason unknown to us is an end', () => {
    const ending = (properties: string) =>
      fold([view('e1', 1, '/'), exampleEvent('e2', 'session_end', { timestamp: 5, properties })])
    expect(ending('{"reason":"new_session"}')).toMatchObject({
      steps: 2,
      endReason: 'new_session',
      endedAt: 5,
    })
    expect(ending('{"reason":"bored"}')?.endReason).toBe('end')
    expect(ending('{"reason":{}}')?.endReason).toBe('end')
    expect(ending('{}')?.endReason).toBe('end')
  })
})

describe('the check', () => {
  it('is the XOR of the hashes of the event ids', () => {
    const one = fold([view('e1', 1, '/')])?.check
    expect(one).toMatch(/^[0-9a-f]{16}$/)
    expect(fold([], [opened('c1', 1)])?.check).toBe('0000000000000000')
    expect(fold([view('e1', 1, '/'), view('e2', 1, '/')])?.check).not.toBe(one)
  })
})

describe('hostile names', () => {
  it('are counted like any other', () => {
    const session = fold([exampleEvent('e1', '__proto__'), exampleEvent('e2', 'constructor')])
    expect(Object.entries(session?.eventCounts ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
    ])
  })
})
