import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { unknownSite } from '../../credentials/caller.ts'
import { room } from '../../rooms/room.ts'
import { presentSite, siteAnswer, siteIdParams } from '../site-answer.ts'

export const readSite = (catalog: Pick<Catalog, 'site'>) =>
  room({
    guard: 'admin',
    method: 'get',
    path: '/api/v1/sites/{id}',
    tag: 'Sites',
    summary: 'Read a site and its settings',
    params: siteIdParams,
    answers: { 200: { description: 'The site', schema: z.object({ site: siteAnswer }) } },
    problems: ['not_found'],
    handle: ({ c, siteIds, params }) => {
      const site = siteIds.includes(params.id) ? catalog.site(params.id) : undefined
      if (!site) throw unknownSite(params.id)
      return c.json({ site: presentSite(site) })
    },
  })
