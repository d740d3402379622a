import type { Catalog } from '@sojourn/catalog'
import { z } from 'zod'
import { room } from '../rooms/room.ts'
import { answerDashboard } from './page/route.ts'

/** The page of a public link. What it shows is asked for with the token, which stands behind the `#` and is not sent here. */
export const publicPage = (catalog: Pick<Catalog, 'publicLinks'>) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/shared/{linkId}',
    tag: 'Pages',
    summary: 'The page of a public link',
    params: z.object({ linkId: z.string().max(64) }),
    answers: { 200: { description: 'A page', schema: z.string(), contentType: 'text/html' } },
    problems: ['not_found'],
    handle: async ({ c, params: { linkId } }) =>
      answerDashboard(c, (await catalog.publicLinks.get(linkId))?.frameOrigins),
  })
