import { describe, expect, it } from 'vitest'
import { createMapper } from '../map/mapper.ts'
import { parseMapping } from '../map/mapping.ts'
import type { Fields } from './preset.ts'
import { presetOf } from './presets.ts'
import { snowplowColumns } from './snowplow-columns.ts'

/** The event of a line that has no more than what a test is about. */
const eventOf = (preset: string, fields: Fields) => presetOf(preset)?.toEvent(fields)

it('texts that are longer than the API takes are cut, and do not cost the event', () => {
  const mapLine = createMapper(parseMapping({ preset: 'umami' }, 'of a test'), 'csv')
  const long = 'long '.repeat(2000)
  const row = { session_id: 's1', created_at: '2026-05-23 02:45:24', page_title: long, utm_source: long }
  expect(mapLine({ ...row, url_path: '/' })).toMatchObject({
    event: { title: long.slice(0, 1024), context: { utm: { source: long.slice(0, 256) } } },
  })
})

describe('access-log', () => {
  const rest = '203.0.113.7 - - [31/Jan/2026:09:15:02 +0100] "GET /shop?x=1 HTTP/1.1"'

  it('takes the host where the log has it: pages of the site are no referrers then', () => {
    const line = `shop.example:443 ${rest} 200 5 "https://shop.example/" "Mozilla/5.0"`
    expect(eventOf('access-log', { line })).toMatchObject({
      url: 'https://shop.example/shop?x=1',
      context: { ip: '203.0.113.7' },
    })
  })

  it('counts no redirect: the request that follows it is the page view', () => {
    expect(eventOf('access-log', { line: `${rest} 301 5 "-" "Mozilla/5.0"` })).toBe('ignored')
    expect(eventOf('access-log', { line: `${rest} 304 0 "-" "Mozilla/5.0"` })).toMatchObject({
      path: '/shop?x=1',
    })
  })
})

describe('ga4', () => {
  const app = {
    event_timestamp: '1673858401132002',
    user_pseudo_id: '8d59ce7133e03f6170eadbce40174c91',
    platform: 'ANDROID',
  }

  it('takes the screen of an app for its page, and rounds no number', () => {
    const event_params = [
      { key: 'firebase_screen', value: { string_value: 'Start' } },
      { key: 'firebase_screen_id', value: { string_value: null, int_value: '-5164663614086310235' } },
    ]
    expect(eventOf('ga4', { ...app, event_name: 'screen_view', event_params })).toMatchObject({
      type: 'page_view',
      path: 'Start',
      properties: { firebase_screen_id: '-5164663614086310235' },
    })
  })

  it('says nothing where Google says that it does not tell', () => {
    const items = [{ item_id: '42', item_brand: '(not set)', coupon: '(not set)' }]
    const device = { category: 'desktop', operating_system: 'Macintosh', web_info: { browser: '<Other>' } }
    expect(eventOf('ga4', { ...app, event_name: 'view_item', items, device })).toMatchObject({
      properties: { items: [{ item_id: '42' }] },
      context: { device: { type: 'desktop', os: 'macOS' } },
    })
  })
})

describe('matomo', () => {
  const action = { type: 'action', url: 'https://shop.example/', timestamp: 1720118585 }

  it('reads the device in any language, and a visitor and country that are unknown as none', () => {
    const visit = {
      idVisit: '68536',
      visitorId: false,
      countryCode: 'xx',
      deviceType: 'Téléphone',
      deviceTypeIcon: 'plugins/Morpheus/icons/dist/devices/feature_phone.png',
      browserName: 'Chrome Mobile',
      operatingSystemName: 'GNU/Linux',
    }
    expect(eventOf('matomo', { visit, action, position: 1, shift: 0 })).toEqual({
      eventId: 'matomo.68536.1',
      type: 'page_view',
      timestamp: 1720118585000,
      sessionId: 'matomo.68536',
      url: 'https://shop.example/',
      context: { device: { type: 'mobile', browser: 'Chrome', os: 'Linux' } },
    })
  })
})

describe('the times of matomo', () => {
  const actions = [{ timestamp: 1720118585 }, { timestamp: 1720118617 }]
  const shiftOf = (visit: Fields) =>
    presetOf('matomo')
      ?.rowsOf?.({ ...visit, actionDetails: actions })
      .map(({ shift }) => shift)

  it('are by the clock of the site, and set right by the visit that is told in UTC', () => {
    expect(shiftOf({ firstActionTimestamp: 1720111385, lastActionTimestamp: 1720111640 })).toEqual([
      -7200, -7200,
    ])
    expect(shiftOf({ serverTimestamp: '1720143819' })).toEqual([25_200, 25_200])
  })

  it('stay where nothing is there to set them by', () => {
    expect(shiftOf({})).toEqual([0, 0])
    expect(shiftOf({ firstActionTimestamp: 0 })).toEqual([0, 0])
  })
})

describe('posthog', () => {
  const row = { uuid: 'e1', distinct_id: 'd1', timestamp: '2026-01-31 08:15:02.123000+00:00' }

  it('tells clicks, forms and changed fields of $autocapture apart', () => {
    const typeOf = (kind: string) =>
      eventOf('posthog', { ...row, event: '$autocapture', properties: { $event_type: kind } })
    expect(typeOf('submit')).toMatchObject({ type: 'form_completed' })
    expect(typeOf('change')).toMatchObject({ type: 'auto_change' })
  })

  it('keeps a name that no type can be made of', () => {
    expect(eventOf('posthog', { ...row, event: '購入' })).toMatchObject({
      type: expect.stringMatching(/^event_[0-9a-f]{12}$/),
      properties: { event: '購入' },
    })
  })
})

describe('snowplow', () => {
  const lineOf = (cells: Fields) => ({ line: snowplowColumns.map((name) => cells[name] ?? '').join('\t') })
  const shop = 'iglu:com.snowplowanalytics.snowplow.ecommerce'
  const wrapped = (data: unknown) => JSON.stringify({ schema: 'iglu:x/y/jsonschema/1-0-0', data })
  const base = { event_id: 'e1', collector_tstamp: '2022-12-22 13:25:42.247', domain_sessionid: 's1' }

  it('takes an order of the e-commerce schemas: what was earned stands in an entity', () => {
    const line = lineOf({
      ...base,
      event: 'unstruct',
      event_name: 'snowplow_ecommerce_action',
      unstruct_event: wrapped({
        schema: `${shop}/snowplow_ecommerce_action/jsonschema/1-0-2`,
        data: { type: 'transaction' },
      }),
      contexts: wrapped([
        {
          schema: `${shop}/transaction/jsonschema/1-0-0`,
          data: { transaction_id: 'TtlZ3b', currency: 'EUR', revenue: 13 },
        },
        { schema: `${shop}/product/jsonschema/1-0-0`, data: { id: '42', price: 13 } },
      ]),
    })
    expect(eventOf('snowplow', line)).toMatchObject({
      type: 'purchase',
      revenue: 13,
      currency: 'EUR',
      properties: { orderId: 'TtlZ3b', items: [{ id: '42', price: 13 }] },
    })
  })

  it('makes nobody of those who asked not to be told apart', () => {
    const line = lineOf({
      ...base,
      event: 'page_view',
      network_userid: '00000000-0000-0000-0000-000000000000',
    })
    expect(eventOf('snowplow', line)).not.toHaveProperty('visitorId')
  })
})

describe('umami', () => {
  const row = { event_id: 'e1', session_id: 's1', visit_id: 'v1', created_at: '2026-05-23 02:45:24' }

  it('takes \\N for nothing, and any name of an event', () => {
    const event = { ...row, event_type: '2', event_name: 'Signup: done!', page_title: '\\N', job_id: '\\N' }
    expect(eventOf('umami', { ...event, browser: 'edge-chromium', os: 'Windows 10' })).toEqual({
      eventId: 'e1',
      type: 'signup:done',
      timestamp: '2026-05-23T02:45:24Z',
      visitorId: 's1',
      sessionId: 'v1',
      path: '/',
      context: { device: { browser: 'Edge', os: 'Windows' } },
    })
  })
})
