import { type EventInput, eventInput, siteSettings } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEnricher, type EnrichContext } from './enrich-event.ts'

const receivedAt = Date.UTC(2026, 0, 31, 12)
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
const countryOf = (ip: string) => (ip === '8.8.8.8' ? 'US' : '')

const contextWith = (settings: object = {}, rest: Partial<EnrichContext> = {}): EnrichContext => ({
  site: { siteId: 'site_1', settings: siteSettings.parse(settings) },
  receivedAt,
  userAgent: chrome,
  ip: '8.8.8.8',
  newEventId: () => 'evt_made',
  ...rest,
})

const enrich = createEnricher({ countryOf })

describe('createEnricher', () => {
  it('turns a whole event into what is stored', () => {
    const input = eventInput.parse({
      eventId: 'e1',
      type: 'purchase',
      timestamp: receivedAt - 1000,
      visitorId: 'v1',
      userId: 'u1',
      url: 'https://shop.example/orders/123456?utm_source=spring&utm_medium=cpc',
      title: 'Thanks',
      referrer: 'https://www.google.com/',
      properties: { total: 49.5, currency: 'eur' },
      sequence: 3,
    })
    expect(enrich(input, contextWith())).toEqual({
      siteId: 'site_1',
      eventId: 'e1',
      type: 'purchase',
      timestamp: receivedAt - 1000,
      sequence: 3,
      receivedAt,
      visitorId: 'v1',
      userId: 'u1',
      url: 'https://shop.example/orders/123456?utm_source=spring&utm_medium=cpc',
      path: '/orders/123456',
      page: '/orders/:id',
      section: 'orders',
      stage: 'confirmation',
      title: 'Thanks',
      source: {
        referrer: 'https://www.google.com/',
        channel: 'campaign',
        utmSource: 'spring',
        utmMedium: 'cpc',
        utmCampaign: '',
        utmTerm: '',
        utmContent: '',
        deviceType: 'desktop',
        browser: 'Chrome',
        os: 'Windows',
        country: 'US',
        userAgent: chrome,
        ip: '',
      },
      properties: '{"total":49.5,"currency":"eur"}',
      revenue: 49.5,
      currency: 'EUR',
      message: '',
    })
  })

  it('makes do with the least that an event may be', () => {
    const event = enrich({ type: 'ping' }, contextWith({}, { userAgent: '', ip: '' }))
    expect(event).toMatchObject({
      eventId: 'evt_made',
      timestamp: receivedAt,
      url: '',
      path: '',
      page: '',
      section: '',
      properties: '{}',
      revenue: null,
      source: { channel: '', referrer: '', deviceType: '', country: '' },
    })
  })

  it('keeps addresses only for a site that stores them', () => {
    const input: EventInput = { type: 'page_view', context: { ip: '203.0.113.9' } }
    expect(enrich(input, contextWith()).source.ip).toBe('')
    expect(enrich(input, contextWith({ storeIp: true })).source.ip).toBe('203.0.113.9')
    expect(enrich({ type: 'page_view' }, contextWith({ storeIp: true })).source.ip).toBe('8.8.8.8')
  })

  it('lets the context of an event win over its request and its URL', () => {
    const context = {
      userAgent: 'curl/8.4.0',
      country: 'de',
      device: { type: 'Phone', os: 'KaiOS' },
      utm: { source: 'letter', medium: 'email' },
      section: 'help',
    }
    const input: EventInput = { type: 'page_view', url: 'https://a.example/x?utm_source=other', context }
    const event = enrich(input, contextWith())
    expect(event.section).toBe('help')
    expect(event.source).toMatchObject({
      userAgent: 'curl/8.4.0',
      country: 'DE',
      deviceType: 'mobile',
      browser: '',
      os: 'KaiOS',
      utmSource: 'letter',
      channel: 'mail',
    })
  })

  it.each([
    [{ type: 'section_change', properties: { section: 'a' } }, 'a'],
    [{ type: 'section_change', path: '/x', properties: { to: 'b' } }, 'b'],
    [{ type: 'section_change', path: '/x', properties: { sectionName: 'c' } }, 'c'],
    [{ type: 'page_view', path: '/x/y', properties: { to: 'b' } }, 'x'],
    [{ type: 'page_view', path: '/x/y', properties: { section: 'd' } }, 'd'],
    [{ type: 'page_view', path: '/x/y', properties: { section: 7 } }, 'x'],
  ])('takes the section of %j', (input, section) => {
    expect(enrich(input, contextWith()).section).toBe(section)
  })

  it('corrects the clock by when the request was sent', () => {
    const sentAt = receivedAt - 3_600_000
    const event = enrich({ type: 'page_view', timestamp: sentAt - 5 }, contextWith({}, { sentAt }))
    expect(event.timestamp).toBe(receivedAt - 5)
  })

  it('shares one frozen source between the events of a visit', () => {
    const input: EventInput = {
      type: 'page_view',
      url: 'https://a.example/x',
      referrer: 'https://a.example/',
    }
    const first = enrich(input, contextWith()).source
    expect(enrich({ ...input, url: 'https://a.example/y' }, contextWith()).source).toBe(first)
    expect(Object.isFrozen(first)).toBe(true)
    expect(enrich({ ...input, referrer: 'https://b.example/' }, contextWith()).source.channel).toBe(
      'referral',
    )
    expect(enrich({ ...input, url: 'https://b.example/y' }, contextWith()).source.channel).toBe('referral')
  })

  it('does not take the end of one text for the beginning of another', () => {
    const one = enrich({ type: 'x', referrer: 'https://r.example/' }, contextWith({}, { userAgent: 'a' }))
    const other = enrich({ type: 'x', referrer: 'ttps://r.example/' }, contextWith({}, { userAgent: 'ah' }))
    expect(one.source).not.toBe(other.source)
  })

  it('throws at no event that the contract lets through', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    )
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
    const event = fc.record({
      type: fc.constantFrom('purchase', 'message_sent', 'section_change', 'page_view'),
      timestamp: maybe(fc.integer()),
      url: maybe(text),
      path: maybe(text),
      referrer: maybe(text),
      properties: maybe(
        fc.dictionary(fc.constantFrom('total', 'currency', 'text', 'section', 'x'), fc.jsonValue()),
      ),
      context: maybe(
        fc.record({
          userAgent: maybe(text),
          ip: maybe(text),
          country: maybe(text),
          device: maybe(fc.record({ type: maybe(text) })),
          utm: maybe(fc.record({ source: maybe(text), medium: maybe(text) })),
        }),
      ),
    })
    const context = contextWith()
    fc.assert(
      fc.property(event, text, (input, userAgent) => {
        const enriched = enrich(input as EventInput, { ...context, userAgent })
        expect(() => JSON.parse(enriched.properties)).not.toThrow()
        expect(Number.isFinite(enriched.timestamp)).toBe(true)
      }),
    )
  })
})
