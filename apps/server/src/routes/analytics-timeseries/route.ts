import { comparedTimeSeries, intervals, type TimeSeries } from '@sojourn/analytics'
import { formatInstant, timeSeriesSchema } from '@sojourn/contract'
import { z } from 'zod'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { currencyParameter } from '../currency-parameter.ts'
import { compareParameter, figuresShape, metricsParameter, pickFigures } from '../figures.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

export const analyticsTimeSeries = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'overview',
    method: 'get',
    path: '/api/v1/analytics/timeseries',
    tag: 'Analytics',
    summary: 'Figures over time',
    description:
      'Sessions count in the interval that they start in. Borders are those of the time zone, also where its clocks ' +
      'change. The standard range is 30d.',
    query: z.object({
      ...frameParameters,
      metrics: metricsParameter(['sessions', 'visitors', 'pageViews']),
      interval: z
        .enum(intervals, { error: `must be one of ${intervals.join(', ')}` })
        .optional()
        .describe('Weeks begin on Monday; the standard suits the range'),
      currency: currencyParameter,
      compare: compareParameter,
    }),
    answers: { 200: { description: 'The series', schema: timeSeriesSchema(figuresShape) } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const { metrics, interval, compare } = query
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const currency = query.currency ?? currencyOf(deps.catalog, siteIds)
      const { current, previous } = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        comparedTimeSeries(
          warehouse,
          frame,
          { metrics, interval, currency },
          { isCompared: compare !== undefined, options },
        ),
      )
      const seriesOf = ({ points, whole }: TimeSeries) => ({
        points: points.map(({ at, figures }) => ({
          time: formatInstant(at),
          ...pickFigures(figures, metrics),
        })),
        total: pickFigures(whole, metrics),
      })
      return c.json({
        interval: current.interval,
        ...seriesOf(current),
        ...(previous ? { previous: seriesOf(previous) } : {}),
      })
    },
  })
