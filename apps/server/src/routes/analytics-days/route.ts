import type { Catalog, Site } from '@sojourn/catalog'
import { formatInstant, ProblemError, siteDaySchema } from '@sojourn/contract'
import { z } from 'zod'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { firstDayOf } from '../../site-days/first-day-of.ts'
import { type HistoryDay, readDays } from '../../site-days/read-days.ts'
import { figuresShape } from '../figures.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'siteDays'>
  readonly reads: Pick<Reads, 'ask'>
  readonly now: () => number
}

const { range, from, to } = rangeParameters
const dayMs = 86_400_000
/** More days are too many for one answer, over all its sites. */
const daysMax = 5000

export const analyticsDays = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/analytics/days',
    tag: 'Analytics',
    summary: 'What each day came to, also long ago',
    description:
      'Figures, stages and people of each day in the time zone of its site. Days are written down by jobs and stay when ' +
      'their sessions have run out; one that changed since is told anew. The standard range is 30d.',
    query: z.object({ range, from, to }),
    answers: {
      200: {
        description: 'The days of each site, in order',
        schema: z.object({
          sites: z.array(
            z.object({
              siteId: z.string(),
              timezone: z.string(),
              currency: z.string().describe('ISO 4217: that of the revenue'),
              days: z.array(siteDaySchema(figuresShape)),
            }),
          ),
        }),
      },
    },
    problems: ['query_too_large'],
    handle: async ({ c, siteIds, query }) => {
      const at = now()
      const sites = siteIds.flatMap((siteId) => catalog.site(siteId) ?? [])
      const answered = await reads.ask(siteIds, c.req.raw.signal, async (warehouse, options) => {
        const deps = { catalog, warehouse }
        const answers: { site: Site; days: HistoryDay[] }[] = []
        let left = daysMax
        for (const site of sites) {
          const asked = resolveRange(query, '30d', site.settings.timezone, at)
          const span = {
            from: asked.from ?? (await firstDayOf(deps, site.siteId, at)),
            to: asked.to ?? at + 1,
          }
          left -= Math.ceil((span.to - span.from) / dayMs)
          if (left < 0)
            throw new ProblemError('query_too_large', `These are more than ${daysMax} days. Ask for fewer.`)
          const days = span.from < span.to ? await readDays(deps, site, span, at, options) : []
          answers.push({ site, days })
        }
        return answers
      })
      return c.json({
        sites: answered.map(({ site: { siteId, settings }, days }) => ({
          siteId,
          timezone: settings.timezone,
          currency: settings.currency,
          days: days.map(present),
        })),
      })
    },
  })

const present = ({ day, startsAt, figures, stages, people, sealedAt }: HistoryDay) => {
  const { countedAt = 0, ...counted } = people ?? {}
  return {
    day,
    startsAt: startsAt.toISOString(),
    figures,
    stages,
    people: people ? { ...counted, countedAt: formatInstant(countedAt) } : null,
    isSealed: Boolean(sealedAt),
  }
}
