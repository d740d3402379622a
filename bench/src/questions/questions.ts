/** A question of analytics, and what it may take on ten million events. */
export interface BenchQuestion {
  readonly name: string
  /** Milliseconds at p95. */
  readonly aimMs: number
  readonly path: string
  /** With one it is a POST. */
  readonly body?: object
}

/** As the dashboard asks: from the midnight of the time zone that is 90 days ago until now. */
const range = { range: '90d', timezone: 'Europe/Berlin' }

const get = (path: string): Pick<BenchQuestion, 'path'> => ({
  path: `/api/v1/analytics/${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(range)}`,
})
const post = (path: string, body: object): Pick<BenchQuestion, 'path' | 'body'> => ({
  path: `/api/v1/${path}`,
  body: { ...body, ...range },
})

const steps = [{ type: 'landing' }, { type: 'page_view' }, { type: 'add_to_cart' }, { type: 'purchase' }]
const where = [{ property: 'property:price', op: 'gte', value: 10 }]
const all =
  'sessions,visitors,users,pageViews,events,bounceRate,averageDuration,conversions,conversionRate,revenue,orders'

/** Every question that has an aim, each over 90 days. */
export const benchQuestions: readonly BenchQuestion[] = [
  { name: 'dashboard', aimMs: 300, ...get('dashboard') },
  { name: 'all figures at once', aimMs: 100, ...get(`timeseries?interval=month&metrics=${all}`) },
  {
    name: 'series by day',
    aimMs: 200,
    ...get('timeseries?interval=day&metrics=sessions,visitors,pageViews'),
  },
  { name: 'break-down by page', aimMs: 150, ...get('breakdown?by=page') },
  { name: 'break-down by channel', aimMs: 150, ...get('breakdown?by=channel') },
  { name: 'break-down by a property', aimMs: 150, ...get('breakdown?by=property:productId') },
  { name: 'stage funnel', aimMs: 150, ...get('stages') },
  { name: 'funnel of 4 steps, per session', aimMs: 400, ...post('analytics/funnel', { steps }) },
  {
    name: 'funnel of 4 steps, per user in 7 days',
    aimMs: 450,
    ...post('analytics/funnel', { steps, per: 'user', window: '7d' }),
  },
  {
    name: 'funnel of 4 steps with conditions',
    aimMs: 600,
    ...post('analytics/funnel', { steps: steps.map((step) => ({ ...step, where })) }),
  },
  { name: 'journeys of depth 6', aimMs: 300, ...post('analytics/journeys', { of: 'pages', depth: 6 }) },
  {
    name: 'top paths of events',
    aimMs: 300,
    ...post('analytics/journeys', { of: 'events', depth: 4, merge: false }),
  },
  { name: 'retention by week', aimMs: 150, ...post('analytics/retention', { interval: 'week' }) },
  {
    name: 'segment preview',
    aimMs: 300,
    ...post('segments/preview', { rule: { of: 'users', where: { event: { type: 'purchase' } } } }),
  },
  { name: 'a page of profiles', aimMs: 100, path: '/api/v1/users' },
  { name: 'live', aimMs: 10, path: '/api/v1/analytics/live' },
]
