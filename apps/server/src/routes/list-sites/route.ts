import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'
import { presentSite, siteAnswer } from '../site-answer.ts'

export const listSites = (catalog: Pick<Catalog, 'site'>) =>
  room({
    guard: 'admin',
    method: 'get',
    path: '/api/v1/sites',
    tag: 'Sites',
    summary: 'List the sites of the credential',
    answers: { 200: { description: 'Oldest first', schema: z.object({ sites: z.array(siteAnswer) }) } },
    handle: ({ c, siteIds }) =>
      c.json({ sites: siteIds.flatMap((siteId) => catalog.site(siteId) ?? []).map(presentSite) }),
  })
