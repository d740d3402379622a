import { describe, expect, it } from 'vitest'
import { previewSample as read } from '../../../test/preview-sample.ts'
import { presetNames } from './presets.ts'

describe('presets', () => {
  it('read an access log: page views, told apart by address and browser', async () => {
    const { events, rejected, counts } = await read('access-log', 'access-log.txt')
    expect(events).toEqual([
      {
        type: 'page_view',
        timestamp: '2026-01-31T08:15:02.000Z',
        visitorId: expect.stringMatching(/^log\.[0-9a-f]{32}$/),
        path: '/products/42?utm_source=news',
        referrer: 'https://www.example.com/start?q=1',
        context: { ip: '203.0.113.7', userAgent: expect.stringContaining('Firefox') },
      },
      expect.objectContaining({ path: '/account', properties: { account: 'frank' } }),
    ])
    expect(rejected).toEqual(['is no line of the combined format'])
    expect(counts).toEqual({ lines: 6, events: 2, ignored: 3, rejected: 1 })
  })

  it('read Google Analytics 4: sessions, campaigns, orders, and no one without consent', async () => {
    const { events, rejected } = await read('ga4', 'ga4.ndjson')
    const who = { visitorId: '1543210987.1769000000', sessionId: '1543210987.1769000000.1769847300' }
    expect(events).toEqual([
      {
        ...who,
        type: 'page_view',
        timestamp: '2026-01-31T08:15:02.123Z',
        url: 'https://shop.example/products/42?utm_source=news',
        title: 'Lamp',
        referrer: 'https://www.google.com/',
        properties: { ga_session_number: 3, engaged_session_event: 1 },
        context: {
          country: 'DE',
          device: { type: 'mobile', browser: 'Safari', os: 'iOS' },
          utm: { source: 'news', medium: 'email', campaign: 'january' },
        },
      },
      expect.objectContaining({
        ...who,
        type: 'purchase',
        userId: 'user-7',
        revenue: 49.9,
        currency: 'EUR',
        properties: {
          orderId: 'T-1001',
          items: [{ item_id: '42', item_name: 'Lamp', price: 49.9, quantity: '1' }],
        },
      }),
      {
        type: 'checkout_start',
        timestamp: '2023-02-28T16:00:00.000Z',
        visitorId: '99.1677599900',
        sessionId: '99.1677599900.1677599900',
        url: 'https://shop.example/checkout',
        context: {
          device: { type: 'desktop', browser: 'Chrome' },
          utm: { source: 'google', medium: 'organic' },
        },
      },
    ])
    expect(rejected).toEqual(['names no sessionId, visitorId or userId'])
  })

  it('read PostHog: visitors until they are identified, their own words as properties', async () => {
    const { events, counts } = await read('posthog', 'posthog.jsonl')
    expect(events).toEqual([
      {
        eventId: '01948f3a-7c2e-7b1d-9c3f-0242ac120002',
        type: 'page_view',
        timestamp: '2026-01-31T08:15:02.123Z',
        visitorId: '01948f00-1111-7222-8333-0242ac120002',
        sessionId: '01948f3a-7000-7aaa-8bbb-0242ac120002',
        url: 'https://shop.example/pricing?utm_source=x',
        title: 'Pricing',
        properties: { plan: 'pro' },
        context: {
          ip: '203.0.113.7',
          country: 'FR',
          device: { type: 'desktop', browser: 'Chrome', os: 'macOS' },
          utm: { source: 'x' },
        },
      },
      expect.objectContaining({
        type: 'signed_up',
        visitorId: '01948f00-1111-7222-8333-0242ac120002',
        userId: expect.stringMatching(/^ann_shop\.example\.[0-9a-f]{16}$/),
        properties: { seats: 3 },
      }),
    ])
    expect(counts).toMatchObject({ ignored: 1, rejected: 0 })
  })

  it('read Umami: a visit is a session, its session a visitor', async () => {
    const { events } = await read('umami', 'umami.csv')
    const who = {
      visitorId: '6d1c2f7e-2f39-5c55-9a0f-1d0c1f2e3a4b',
      sessionId: 'b1f7a1de-9c33-5d11-8c21-7f7a6b5c4d3e',
    }
    expect(events).toEqual([
      {
        ...who,
        eventId: '0f0e0d0c-1111-4222-8333-444455556666',
        type: 'page_view',
        timestamp: '2026-01-31T08:15:02.000Z',
        url: 'https://blog.example/posts/one?utm_source=hn&utm_medium=social',
        title: 'One',
        referrer: 'https://news.ycombinator.com/item?id=1',
        context: { country: 'US', device: { type: 'desktop', browser: 'Chrome', os: 'Windows' } },
      },
      expect.objectContaining({
        ...who,
        type: 'newsletter_signup',
        userId: 'ann',
        timestamp: '2026-01-31T07:15:40.250Z',
      }),
    ])
  })

  it('read Matomo: every action of a visit is an event, with an id of its own', async () => {
    const { events, counts } = await read('matomo', 'matomo.ndjson')
    expect(events.map(({ eventId, type, url }) => [eventId, type, url])).toEqual([
      ['matomo.9001.1', 'page_view', 'https://shop.example/'],
      ['matomo.9001.2', 'search', 'https://shop.example/search?q=lamp'],
      ['matomo.9001.3', 'play_video', 'https://shop.example/lamp'],
      ['matomo.9001.4', 'link_clicked', undefined],
      ['matomo.9001.5', 'purchase', undefined],
      ['matomo.9002.1', 'page_view', 'https://shop.example/lamp'],
    ])
    expect(events[0]).toEqual({
      eventId: 'matomo.9001.1',
      type: 'page_view',
      timestamp: '2026-01-31T08:15:02.000Z',
      visitorId: 'c367c3a9ab2d8f11',
      userId: 'ann',
      sessionId: 'matomo.9001',
      url: 'https://shop.example/',
      title: 'Shop',
      referrer: 'https://mail.example/',
      context: {
        ip: '203.0.0.0',
        country: 'DE',
        device: { type: 'desktop', browser: 'Firefox', os: 'Windows' },
        utm: { source: 'news', medium: 'email', campaign: 'january' },
      },
    })
    expect(events[1].properties).toEqual({ query: 'lamp' })
    expect(events[4]).toMatchObject({ revenue: 49.9, currency: 'EUR', properties: { orderId: 'T-1001' } })
    expect(events[5]).toMatchObject({
      properties: { productName: 'Lamp', sku: '42', price: 49.9 },
      context: { device: { type: 'mobile' }, utm: { campaign: 'spring', term: 'lamp' } },
    })
    expect(counts).toMatchObject({ lines: 7, events: 6, ignored: 1 })
  })

  it('read Segment: as its messages are taken over the API', async () => {
    const { events } = await read('segment', 'segment.jsonl')
    expect(events).toMatchObject([
      {
        eventId: 'ajs-next-1769847302123-ab',
        type: 'page_view',
        timestamp: '2026-01-31T08:15:02.100Z',
        visitorId: '507f191e810c19729de860ea',
        url: 'https://shop.example/pricing',
      },
      { type: 'purchase', userId: 'user-7', revenue: 49.9, properties: { order_id: 'T-1001' } },
    ])
  })

  it('read Snowplow: enriched events, but for pings', async () => {
    const { events, rejected, counts } = await read('snowplow', 'snowplow.tsv')
    const who = {
      visitorId: 'aeb1691c-5a6b-4a43-9f6b-2c3d4e5f6a7b',
      sessionId: 'f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a5b',
    }
    expect(events).toEqual([
      {
        ...who,
        eventId: 'c6ef3124-b53a-4b13-a233-0088f79dcbcb',
        type: 'page_view',
        timestamp: '2026-01-31T08:15:03.000Z',
        url: 'https://shop.example/lamp',
        title: 'Lamp',
        referrer: 'https://www.google.com/',
        context: {
          ip: '203.0.113.7',
          userAgent: expect.stringContaining('Firefox'),
          country: 'DE',
          device: { type: 'desktop', browser: 'Firefox', os: 'Linux' },
          utm: { source: 'news', medium: 'email', campaign: 'january' },
        },
      },
      expect.objectContaining({
        ...who,
        type: 'link_clicked',
        properties: { targetUrl: 'https://maker.example/', elementId: 'maker' },
      }),
      expect.objectContaining({
        ...who,
        type: 'add_to_cart',
        userId: expect.stringMatching(/^user_7\./),
        properties: { category: 'cart', label: '42', value: 2 },
      }),
    ])
    expect(rejected).toEqual(['has 2 columns where an enriched event has 131'])
    expect(counts).toEqual({ lines: 5, events: 3, ignored: 1, rejected: 1 })
  })

  it('each have a sample here', () => {
    expect(presetNames).toEqual(['access-log', 'ga4', 'matomo', 'posthog', 'segment', 'snowplow', 'umami'])
  })
})
