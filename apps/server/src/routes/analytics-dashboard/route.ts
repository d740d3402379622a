import { type Dashboard, dashboard, intervals } from '@sojourn/analytics'
import { dashboardSchema, formatInstant } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { currencyParameter } from '../currency-parameter.ts'
import { figuresShape } from '../figures.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

export const analyticsDashboard = (deps: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/dashboard',
    tag: 'Analytics',
    summary: 'All figures at a glance',
    description:
      'Every figure of the range and of the period before, over time, the top lists, and how many are here now. The ' +
      'standard range is 30d.',
    query: z.object({
      ...frameParameters,
      interval: z
        .enum(intervals, { error: `must be one of ${intervals.join(', ')}` })
        .optional()
        .describe('Of the series; the standard suits the range'),
      currency: currencyParameter,
      limit: limitParameter.default(10).describe('Of the rows of each top list'),
    }),
    answers: { 200: { description: 'The dashboard', schema: dashboardSchema(figuresShape) } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const { interval, limit } = query
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const currency = query.currency ?? currencyOf(deps.catalog, siteIds)
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        dashboard(warehouse, frame, { interval, currency, limit }, options),
      )
      return c.json(present(answer))
    },
  })

const present = ({ series, previous, activeNow, top }: Dashboard) => ({
  current: { ...series.whole, activeNow },
  previous: previous ?? null,
  interval: series.interval,
  series: series.points.map(({ at, figures }) => ({ time: formatInstant(at), ...figures })),
  top,
})
