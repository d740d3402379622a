import type { FunnelInput } from '@sojourn/contract'
import fc from 'fast-check'

const where = fc.constantFrom(
  undefined,
  undefined,
  [{ property: 'property:plan', op: 'eq' as const, value: 'pro' }],
  [{ property: 'property:plan', op: 'neq' as const, value: 404 }],
  [{ property: 'property:plan', op: 'gt' as const, value: 1 }],
  [{ property: 'property:ü ñ', op: 'exists' as const }],
  [{ property: 'plan', op: 'eq' as const, value: 'pro' }],
  [{ property: 'revenue', op: 'gt' as const, value: 10 }],
  [{ property: 'currency', op: 'neq' as const, value: 'EUR' }],
)

/** Events as a question describes them. */
export const drawnMatch = fc.oneof(
  fc.record({
    type: fc.constantFrom('page_view', 'page_view', 'click', 'ADD_TO_CART', 'purchase', 'identify'),
    where,
  }),
  fc.record({ page: fc.constantFrom('/', '/p/*', '/**', "/it's", '/ü/\\\\', '/cart'), where }),
  fc.record({ section: fc.constantFrom('shop', 'konto ü', '__proto__') }),
  fc.record({ stage: fc.constantFrom('browse' as const, 'product' as const, 'cart' as const) }),
)

const within = fc.constantFrom(undefined, undefined, undefined, '1s', '30s', '20m')

const step = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: drawnMatch },
      fc.record({ anyOf: fc.array(drawnMatch, { minLength: 1, maxLength: 2 }) }),
    ),
    fc.record({
      optional: fc.constantFrom(false, false, true),
      within,
      first: fc.constantFrom(false, false, true),
    }),
  )
  .map(([what, how]) => ({ ...what, ...how }))

const funnel = fc.record({
  steps: fc.array(step, { minLength: 2, maxLength: 4 }),
  edges: fc.constantFrom('', '', 'entry', 'exit', 'both'),
  exclude: fc.array(drawnMatch, { maxLength: 1 }),
  window: fc.constantFrom(undefined, '1s', '20m', '3h', '3d'),
  per: fc.constantFrom('session' as const, 'user' as const),
  order: fc.constantFrom('ordered' as const, 'ordered' as const, 'strict' as const),
  of: fc.constantFrom(undefined, 'pages' as const, 'sections' as const, 'events' as const),
  merge: fc.boolean(),
  breakdown: fc.constantFrom('property:plan', 'country', 'trait:plan', 'eventType', undefined),
  trend: fc.constantFrom(undefined, 'hour' as const, 'day' as const),
})

/** Questions of funnels, with everything that can be said of one. */
export const drawnFunnel = funnel.map(({ steps, edges, exclude, of, merge, ...rest }) => {
  const isStrict = rest.order === 'strict'
  const hasEntry = edges === 'entry' || edges === 'both'
  const hasExit = isStrict && (edges === 'exit' || edges === 'both')
  const [first, ...others] = steps
  return {
    ...rest,
    steps: [
      ...(hasEntry
        ? [{ edge: 'entry' as const }, first]
        : [{ ...first, optional: false, within: undefined }]),
      ...others,
      ...(hasExit ? [{ edge: 'exit' as const }] : []),
    ] as FunnelInput['steps'],
    ...(isStrict ? { of, merge } : { exclude }),
  }
})
