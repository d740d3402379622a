import { stages } from '@sojourn/analytics'
import { type StagesAnswer, stagesAnswer } from '@sojourn/contract'
import { z } from 'zod'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import { type FrameDeps, frameOf, frameParameters } from '../frame-of.ts'

interface Deps extends FrameDeps {
  reads: Pick<Reads, 'ask'>
}

export const analyticsStages = (deps: Deps) =>
  room({
    guard: 'read',
    linkPage: 'overview',
    method: 'get',
    path: '/api/v1/analytics/stages',
    tag: 'Analytics',
    summary: 'How far sessions came on the standard journey',
    description:
      'Entry, Browse, Product, Cart, Checkout, Confirmation, by the rules of the site, and how many were lost from one to the ' +
      'next. Revenue is in the currency of the site. The standard range is 30d.',
    query: z.object(frameParameters),
    answers: { 200: { description: 'The stages in order', schema: stagesAnswer } },
    problems: ['query_too_large'],
    handle: async ({ c, caller, siteIds, query }) => {
      const frame = await frameOf({ caller, siteIds }, query, deps)
      const currency = currencyOf(deps.catalog, siteIds)
      const found = await deps.reads.ask(siteIds, c.req.raw.signal, (warehouse, options) =>
        stages(warehouse, frame, currency, options),
      )
      return c.json({ currency, stages: found } satisfies StagesAnswer)
    },
  })
