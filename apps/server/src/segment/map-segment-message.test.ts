import { eventInput } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapSegmentMessage } from './map-segment-message.ts'

const parse = (...args: Parameters<typeof mapSegmentMessage>) =>
  eventInput.parse(mapSegmentMessage(...args).input)

describe('mapSegmentMessage', () => {
  it('maps an order of the node library', () => {
    const message = {
      type: 'track',
      event: 'Order Completed',
      timestamp: '2026-01-01T00:00:00.000Z',
      properties: { order_id: 'o1', revenue: 19.9, currency: 'EUR', products: [{ product_id: 'p1' }] },
      context: {
        page: { url: 'https://a.example/thanks', title: 'Thanks' },
        ip: '192.0.2.1',
        userAgent: 'Mozilla/5.0 (X11)',
        locale: 'de-DE',
        campaign: { name: 'spring', source: 'letter', medium: 'email' },
        library: { name: '@segment/analytics-node', version: '3.1.0' },
      },
      userId: 'user+1@x.io',
      anonymousId: 'anon-1',
      messageId: 'node-next-1795253919701-07e4d5c2-2462-427f-9d66-09a69fd2bf98',
      integrations: {},
      _metadata: { nodeVersion: 'v20.20.2', jsRuntime: 'node' },
    }
    expect(parse(message)).toEqual({
      eventId: 'node-next-1795253919701-07e4d5c2-2462-427f-9d66-09a69fd2bf98',
      type: 'purchase',
      timestamp: Date.UTC(2026, 0, 1),
      visitorId: 'anon-1',
      userId: expect.stringMatching(/^user_1_x\.io\.[0-9a-f]{16}$/),
      url: 'https://a.example/thanks',
      title: 'Thanks',
      properties: message.properties,
      revenue: 19.9,
      context: {
        userAgent: 'Mozilla/5.0 (X11)',
        ip: '192.0.2.1',
        locale: 'de-DE',
        utm: { source: 'letter', medium: 'email', campaign: 'spring' },
      },
    })
  })

  it('keeps a name in another script as a property', () => {
    const name = (message: object) => parse({ type: 'track', anonymousId: 'a', ...message }).properties
    expect(name({ event: '订单完成', properties: { total: 3 } })).toEqual({ event: '订单完成', total: 3 })
    expect(name({ event: 'Заказ оформлен' })).toEqual({ event: 'Заказ оформлен' })
    expect(name({ event: 'Größe gewählt', properties: { size: 'L' } })).toEqual({ size: 'L' })
  })

  it('maps a page, whose properties win over the context', () => {
    const event = parse({
      type: 'page',
      userId: 'u1',
      name: 'Home',
      category: 'Docs',
      properties: { url: 'https://a.example/x?y=1', path: '/x', referrer: 'https://www.google.com/' },
      context: { page: { url: 'https://b.example/', title: 'Context title' } },
    })
    expect(event).toMatchObject({
      type: 'page_view',
      url: 'https://a.example/x?y=1',
      path: '/x',
      title: 'Home',
      referrer: 'https://www.google.com/',
      properties: { name: 'Home', category: 'Docs', path: '/x' },
    })
  })

  it('maps a screen to a page view of its name, on a device known by its system', () => {
    const event = parse({
      type: 'screen',
      userId: 'u1',
      name: 'Home Screen',
      context: { os: { name: 'iOS', version: '17' } },
    })
    expect(event).toMatchObject({
      type: 'page_view',
      path: 'Home Screen',
      title: 'Home Screen',
      properties: { name: 'Home Screen' },
      context: { device: { type: 'mobile', os: 'iOS' } },
    })
  })

  it('maps identify, group and alias', () => {
    expect(parse({ type: 'identify', userId: 'u1', traits: { plan: 'pro' } })).toMatchObject({
      type: 'identify',
      userId: 'u1',
      properties: { traits: { plan: 'pro' } },
    })
    expect(parse({ type: 'identify', userId: 'u1', context: { traits: { a: 1 } } }).properties).toEqual({
      traits: { a: 1 },
    })
    expect(parse({ type: 'group', userId: 'u1', groupId: 'g1', traits: { name: 'G' } })).toMatchObject({
      type: 'group',
      properties: { groupId: 'g1', traits: { name: 'G' } },
    })
    expect(parse({ type: 'alias', userId: 'u2', previousId: 'anon 1' })).toMatchObject({
      type: 'alias',
      userId: 'u2',
      visitorId: expect.stringMatching(/^anon_1\./),
      properties: { previousId: 'anon 1' },
    })
  })

  it('takes the kind of its address before that of the message', () => {
    expect(parse({ userId: 'u', event: 'Signed Up', type: 'page' }, 'track').type).toBe('signed_up')
    expect(parse({ userId: 'u', event: 'Signed Up' }).type).toBe('signed_up')
  })

  it('ties a numeric session id to its visitor', () => {
    const context = { sessionId: 1_700_000_000, sessionStart: true }
    expect(parse({ type: 'track', event: 'E', anonymousId: 'a1', userId: 'u1', context }).sessionId).toBe(
      'a1.1700000000',
    )
    expect(parse({ type: 'track', event: 'E', userId: 'u1', context }).sessionId).toBe('u1.1700000000')
    expect(parse({ type: 'track', event: 'E', userId: 'u1', context: { session_id: 's-1' } }).sessionId).toBe(
      's-1',
    )
  })

  it('takes the time of the device and says when it sent', () => {
    const times = { originalTimestamp: '2026-01-01T00:00:00Z', sentAt: '2026-01-01T00:00:05.000Z' }
    const mapped = mapSegmentMessage({ type: 'track', event: 'E', userId: 'u', ...times })
    expect(mapped.input.timestamp).toBe('2026-01-01T00:00:00Z')
    expect(mapped.sentAt).toBe(Date.UTC(2026, 0, 1, 0, 0, 5))
    expect(mapSegmentMessage({ ...times, timestamp: '2025-01-01' }).input.timestamp).toBe('2025-01-01')
    expect(mapSegmentMessage({ sentAt: 'soon' }).sentAt).toBeUndefined()
  })

  it.each([
    [{ type: 'track', userId: 'u' }, 'type'],
    [{ type: 'unheard', userId: 'u' }, 'type'],
    ['no message', 'type'],
    [{ type: 'track', event: 'E', userId: { id: 1 } }, 'userId'],
    [{ type: 'track', event: 'E', timestamp: 'yesterday' }, 'timestamp'],
    [{ type: 'track', event: 'E', properties: ['x'] }, 'properties'],
    [{ type: 'page', properties: 'x' }, 'properties'],
  ])('leaves %j to validation, which names %s', (message, path) => {
    const issues = eventInput.safeParse(mapSegmentMessage(message).input).error?.issues ?? []
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path])
  })

  it('passes over a context that is not as the specification says', () => {
    const context = {
      page: 7,
      ip: 4,
      userAgent: ['x'],
      campaign: 'x',
      screen: { width: 'wide' },
      os: 'iOS',
      locale: {},
    }
    expect(parse({ type: 'track', event: 'E', userId: 'u', context })).toEqual({ type: 'e', userId: 'u' })
  })

  it('throws at no message', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'type',
            'event',
            'userId',
            'anonymousId',
            'context',
            'properties',
            'traits',
            'timestamp',
            'name',
          ),
          fc.oneof(fc.constantFrom('track', 'page', 'screen', 'identify', 'alias'), fc.jsonValue()),
        ),
        (message) => {
          eventInput.safeParse(mapSegmentMessage(message).input)
        },
      ),
    )
  })
})
