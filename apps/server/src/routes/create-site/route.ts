import type { Catalog } from '@sojourn/catalog'
import { ProblemError, siteSettings } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { room } from '../../rooms/room.ts'
import { presentSite, settingsPatch, siteAnswer, siteName } from '../site-answer.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'createSite'>
  readonly trustProxyHops: number
}

const body = z.strictObject({ name: siteName, settings: settingsPatch.optional() })

export const createSite = ({ catalog, trustProxyHops }: Deps) =>
  room({
    guard: 'admin',
    method: 'post',
    path: '/api/v1/sites',
    tag: 'Sites',
    summary: 'Make a site',
    description:
      'It has the standard settings where nothing else is said. Make its write key with `POST /api/v1/keys`.',
    body: {
      schema: z.object({ name: siteName, settings: siteSettings.partial().optional() }),
      example: { name: 'Shop', settings: { timezone: 'Europe/Berlin', currency: 'EUR' } },
    },
    answers: { 201: { description: 'The site', schema: z.object({ site: siteAnswer }) } },
    handle: async ({ c, caller }) => {
      const { name, settings = {} } = parseBody(body, await readJson(c))
      if (!caller.hasAllSites)
        throw new ProblemError('forbidden', 'Only who has all sites of the organization can make another.')
      const by = actorOf(c, caller, trustProxyHops)
      return c.json(
        { site: presentSite(await catalog.createSite(caller.organizationId, { name, settings }, by)) },
        201,
      )
    },
  })
