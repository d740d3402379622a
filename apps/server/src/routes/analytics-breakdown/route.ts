import { breakdownSorts, comparedBreakdown, type Figures } from '@sojourn/analytics'
import { breakdownSchema } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { currencyParameter } from '../currency-parameter.ts'
import { demandSight } from '../demand-sight.ts'
import { compareParameter, figuresShape, metricsParameter, pickFigures } from '../figures.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

const standard = ['sessions', 'visitors', 'pageViews', 'conversions', 'revenue', 'bounceRate']

export const analyticsBreakdown = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'overview',
    method: 'get',
    path: '/api/v1/analytics/breakdown',
    tag: 'Analytics',
    summary: 'Figures by one thing about sessions',
    description:
      'By page, channel, country, any property of events, any trait of users. A session with several values, such as ' +
      'pages, counts in the row of each. The standard range is 30d.',
    query: z.object({
      ...frameParameters,
      by: z
        .string({ error: 'must be the name of a dimension such as page' })
        .min(1)
        .max(256)
        .describe('A dimension such as page, channel or country, `property:NAME` or `trait:NAME`'),
      metrics: metricsParameter(standard),
      sort: z
        .enum(breakdownSorts, { error: `must be one of ${breakdownSorts.join(', ')}` })
        .default('sessions')
        .describe('What the values with rows have most of'),
      currency: currencyParameter,
      compare: compareParameter,
      limit: limitParameter.describe('Of the rows'),
    }),
    answers: { 200: { description: 'The rows', schema: breakdownSchema(figuresShape) } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const { by, metrics, sort, limit, compare } = query
      demandSight(caller, [by])
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const currency = query.currency ?? currencyOf(deps.catalog, siteIds)
      const { current, previous } = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        comparedBreakdown(
          warehouse,
          frame,
          { by, metrics, sort, limit, currency },
          { isCompared: compare !== undefined, options },
        ),
      )
      const compared = (now: Figures, before: Figures | undefined) => ({
        ...pickFigures(now, metrics),
        ...(previous && before ? { previous: pickFigures(before, metrics) } : {}),
      })
      return c.json({
        rows: current.rows.map(({ value, figures }) => ({
          value,
          ...compared(figures, previous?.rows.get(value)),
        })),
        other: compared(current.other, previous?.other),
        total: compared(current.total, previous?.total),
      })
    },
  })
