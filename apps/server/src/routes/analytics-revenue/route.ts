import { type Interval, intervals, type Revenue, revenue } from '@sojourn/analytics'
import { formatInstant, type RevenueAnswer, revenueSchema } from '@sojourn/contract'
import { z } from 'zod'
import { limitParameter } from '../../http/limit.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { currencyParameter } from '../currency-parameter.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

export const analyticsRevenue = (deps: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/revenue',
    tag: 'Analytics',
    summary: 'What was earned',
    description:
      'Figures are in one currency; `currencies` has those of each. A purchase counts at the start of its session. The ' +
      'standard range is 30d.',
    query: z.object({
      ...frameParameters,
      interval: z
        .enum(intervals, { error: `must be one of ${intervals.join(', ')}` })
        .optional()
        .describe('Of the series; the standard suits the range'),
      currency: currencyParameter,
      limit: limitParameter.describe('Of products, channels and campaigns, the most earning first'),
    }),
    answers: { 200: { description: 'The figures', schema: revenueSchema } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const selection: { interval?: Interval | undefined; currency: string; limit: number } = {
        interval: query.interval,
        currency: query.currency ?? currencyOf(deps.catalog, siteIds),
        limit: query.limit,
      }
      const answer = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        revenue(warehouse, frame, selection, options),
      )
      return c.json(present(answer))
    },
  })

const present = (answer: Revenue): RevenueAnswer => ({
  ...answer,
  currencies: [...answer.currencies],
  series: answer.series.map(({ time, ...part }) => ({ time: formatInstant(time), ...part })),
  channels: answer.channels.map(({ value, ...part }) => ({ channel: value || null, ...part })),
  campaigns: answer.campaigns.map(({ value, ...part }) => ({ campaign: value || null, ...part })),
  products: [...answer.products],
})
