/** A set of real data beside the repository, and a way to import it. */
export interface DataSet {
  readonly name: string
  /** Its folder in `../shared/data`. */
  readonly folder: string
  /** Where its figures stand in `ground_truth.json`. */
  readonly truth: 'sessions_given' | 'sessions_30min'
  /** Options of `sojourn import`. */
  readonly options: readonly string[]
  /** Options of `sojourn site`, set before. */
  readonly site?: readonly string[]
  /** Not among the tests, as it is large, or much like another. */
  readonly isLeftOut?: true
}

const common = [
  ...['--time-format', 'ms', '--map', 'timestamp=ts_ms', '--map', 'visitorId=visitor_id'],
  ...['--map', 'type=event', '--map', 'path=page', '--properties', 'rest'],
]

const shop = [
  ...common,
  ...['--map', 'sessionId=session_id', '--map', 'revenue=value', '--map', 'properties.orderId=order_id'],
  ...['--numbers', 'price'],
]

/** Every way in which the sets are imported. */
export const dataSets: readonly DataSet[] = [
  { name: 'shop', folder: 'shop', truth: 'sessions_given', options: shop },
  {
    name: 'shop, by inactivity',
    folder: 'shop',
    truth: 'sessions_30min',
    options: [...shop, '--sessions', 'inactivity'],
    isLeftOut: true,
  },
  {
    name: 'orders',
    folder: 'orders',
    truth: 'sessions_30min',
    options: [...common, '--map', 'revenue=value', '--numbers', 'quantity'],
  },
  {
    name: 'weblog',
    folder: 'weblog',
    truth: 'sessions_30min',
    options: [
      ...common,
      '--map',
      'userAgent=user_agent',
      '--map',
      'referrer=referrer',
      '--numbers',
      'status,bytes',
    ],
    // The figures count robots too.
    site: ['--bot-filter', 'off'],
  },
  {
    name: 'reviews',
    folder: 'reviews',
    truth: 'sessions_30min',
    options: [...common, '--numbers', 'value'],
    isLeftOut: true,
  },
]
