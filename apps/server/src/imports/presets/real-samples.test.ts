import { describe, expect, it } from 'vitest'
import { previewSample } from '../../../test/preview-sample.ts'

/** Where they are from: samples/real/README.md. */
describe('lines that the tools themselves wrote', () => {
  it('of Apache: page views without what belongs to a page, errors and feeds left to the bot filter', async () => {
    const { events, counts } = await previewSample('access-log', 'real/access-log.txt')
    expect(counts).toEqual({ lines: 8, events: 5, ignored: 3, rejected: 0 })
    expect(events[0]).toEqual({
      type: 'page_view',
      timestamp: '2015-05-17T10:05:14.000Z',
      visitorId: expect.stringMatching(/^log\./),
      path: '/articles/dynamic-dns-with-dhcp/',
      referrer: expect.stringContaining('www.google.ro'),
      context: { ip: '203.0.113.2', userAgent: expect.stringContaining('Firefox/25.0') },
    })
  })

  it('of Google Analytics 4: nulls beside every value, whole numbers as text', async () => {
    const { events } = await previewSample('ga4', 'real/ga4.ndjson')
    expect(events).toEqual([
      {
        type: 'first_visit',
        timestamp: '2021-04-06T06:49:50.431Z',
        visitorId: '1166526666.1617691776',
        sessionId: '1166526666.1617691776.1617691775',
        url: 'https://www.velir.com/blog/2016/08/25/behavior-driven-testing-drupal-8',
        title: 'Velir | Behavior-Driven Testing in Drupal 8',
        properties: { ga_session_number: 1, engaged_session_event: 1, session_engaged: 1 },
        context: { country: 'VN', device: { type: 'desktop', browser: 'Chrome', os: 'Windows' } },
      },
    ])
  })

  it('of PostHog: sixty properties of its own, a browser in our words', async () => {
    const { events } = await previewSample('posthog', 'real/posthog.jsonl')
    expect(events).toEqual([
      {
        eventId: '01959214-2a21-7cb4-9bc2-b347c93bec22',
        type: 'click',
        timestamp: '2025-03-14T00:35:49.962Z',
        visitorId: '00000000-0000-0000-0000-000000000000',
        sessionId: '00000000-0000-0000-0000-000000000000',
        url: 'https://some.example.com',
        properties: { text: 'Awesome Site' },
        context: {
          ip: '203.0.113.7',
          userAgent: expect.stringContaining('iPhone'),
          country: 'US',
          device: { type: 'mobile', browser: 'Safari', os: 'iOS' },
        },
      },
    ])
  })

  it('of Snowplow: sessions that are counted, given, or told in an entity; names where the schema has them', async () => {
    const { events, counts } = await previewSample('snowplow', 'real/snowplow.tsv')
    expect(counts).toEqual({ lines: 3, events: 3, ignored: 0, rejected: 0 })
    expect(events).toMatchObject([
      {
        type: 'link_clicked',
        timestamp: '2014-05-29T18:16:35.000Z',
        visitorId: '58df65c46e1ac937',
        sessionId: '58df65c46e1ac937.11',
        referrer: 'https://www.google.com/',
        properties: { targetUrl: 'http://snowplowanalytics.com/blog/page2', elementClasses: ['next'] },
        context: { country: 'US', device: { type: 'desktop', browser: 'Chrome', os: 'macOS' } },
      },
      {
        type: 'page_view',
        timestamp: '2016-11-27T07:16:06.993Z',
        visitorId: '1f9b3980-6619-4d75-a6c9-8253c76c3bfb',
        sessionId: '395e4506-37a3-4074-8de2-d8c75fb17d4a',
        title: 'Scala Code Blocks',
      },
      {
        type: 'page_view',
        timestamp: '2022-02-02T01:01:01.648Z',
        visitorId: '2f5a82c6-3e03-4685-bf47-f417a56d1976',
        sessionId: '3e76bccc-75a7-4d8d-8f86-95f27d47cb86',
        title: 'Lorem',
      },
    ])
  })
})
