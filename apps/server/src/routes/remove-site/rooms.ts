import type { Catalog, SiteRemoval } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import type { BackgroundWork } from '../../background-work.ts'
import { unknownSite } from '../../credentials/caller.ts'
import { type Room, room } from '../../rooms/room.ts'
import { siteIdParams } from '../site-answer.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'siteRemovals'>
  readonly siteRemover: Pick<BackgroundWork, 'wake'>
  readonly trustProxyHops: number
}

const time = z.iso.datetime()
const removalAnswer = z.object({
  removalId: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  requestedAt: time,
  finishedAt: time.nullable().describe('Null: rows are still being removed'),
  removed: z.record(z.string(), z.number().int()).describe('Rows that were removed, by kind'),
})
const present = ({ id, siteId, siteName, requestedAt, finishedAt, removed }: SiteRemoval) => ({
  removalId: id,
  siteId,
  siteName,
  requestedAt: requestedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
  removed,
})

/** Removing a site with all that was collected for it, and how far that is. */
export function removeSiteRooms({ catalog, siteRemover, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'organization',
      method: 'delete',
      path: '/api/v1/sites/{id}',
      tag: 'Sites',
      summary: 'Remove a site, for good',
      description:
        'Its settings, keys, segments and all else that hangs on it are gone at once, on every server; what was collected for it ' +
        'is removed from the disk in the background, and outlives a crash. `name` must be the name of the site, so that nobody ' +
        'removes another than they mean.',
      params: siteIdParams,
      query: z.object({ name: z.string().max(256).optional().describe('The name of the site') }),
      answers: { 202: { description: 'It has begun', schema: z.object({ removal: removalAnswer }) } },
      problems: ['not_found', 'conflict'],
      handle: async ({ c, caller, siteIds, params: { id }, query: { name } }) => {
        const site = catalog.site(id)
        if (!site || !siteIds.includes(id)) throw unknownSite(id)
        if (name !== site.name) {
          const message = `must be the name of the site, ${JSON.stringify(site.name)}, as a sign that it is meant`
          throw new ProblemError('invalid_request', `name ${message}.`, {
            errors: [{ path: 'name', message }],
          })
        }
        const removal = await catalog.siteRemovals.request(actorOf(c, caller, trustProxyHops), id)
        siteRemover.wake()
        return c.json({ removal: present(removal) }, 202)
      },
    }),
    room({
      guard: 'organization',
      method: 'get',
      path: '/api/v1/site-removals',
      tag: 'Sites',
      summary: 'List the last 100 removals of sites',
      answers: {
        200: { description: 'Newest first', schema: z.object({ removals: z.array(removalAnswer) }) },
      },
      handle: async ({ c, caller }) => {
        const all = await catalog.siteRemovals.list(caller.organizationId)
        return c.json({ removals: all.map(present) })
      },
    }),
  ]
}
