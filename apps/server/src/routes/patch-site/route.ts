import type { Catalog } from '@sojourn/catalog'
import { siteSettings } from '@sojourn/contract'
import { z } from 'zod'
import { unknownSite } from '../../credentials/caller.ts'
import { isAllowedOrigin } from '../../http/origin.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { room } from '../../rooms/room.ts'
import { presentSite, siteAnswer, siteIdParams } from '../site-answer.ts'

const origin = z.string().refine(isAllowedOrigin, {
  error: 'must be an origin such as https://shop.example or https://*.shop.example, without a path',
})

/** Names that are missing stay as they are: a schema with standard values would fill them in, so only names are read. */
const settingsPatch = z
  .record(z.string(), z.unknown(), {
    error: 'must be an object of settings such as {"timezone": "Europe/Berlin"}',
  })
  .superRefine((settings, context) => {
    const origins = z.array(origin).safeParse(settings.allowedOrigins ?? [])
    for (const { path, message } of origins.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['allowedOrigins', ...path], message })
  })

export const patchSite = (catalog: Pick<Catalog, 'updateSite'>) =>
  room({
    guard: 'admin',
    method: 'patch',
    path: '/api/v1/sites/{id}',
    tag: 'Sites',
    summary: 'Change settings of a site',
    description:
      'Settings that are not given stay as they are. A changed rule counts from the next event on.',
    params: siteIdParams,
    body: {
      schema: z.object({ settings: siteSettings.partial() }),
      example: { settings: { timezone: 'Europe/Berlin', currency: 'EUR' } },
    },
    answers: { 200: { description: 'The site as it now is', schema: z.object({ site: siteAnswer }) } },
    problems: ['not_found'],
    handle: async ({ c, siteIds, params }) => {
      if (!siteIds.includes(params.id)) throw unknownSite(params.id)
      const { settings } = parseBody(z.strictObject({ settings: settingsPatch }), await readJson(c))
      return c.json({ site: presentSite(await catalog.updateSite(params.id, settings)) })
    },
  })
