import type { Catalog } from '@sojourn/catalog'
import { ProblemError, siteSettings } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { demandPermission, unknownSite } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { room } from '../../rooms/room.ts'
import { presentSite, settingsPatch, siteAnswer, siteIdParams, siteName } from '../site-answer.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'site' | 'updateSite'>
  readonly trustProxyHops: number
}

/** Settings by which events are read: sessions that stand were folded by the former ones. */
const rules = ['conversions', 'outcomes', 'stages', 'pageRules', 'sectionRules'] as const

const quota = z
  .number({ error: 'must be a whole number, or null for any number' })
  .int()
  .min(0)
  .max(2_000_000_000)
  .nullable()
  .describe('Events that the site may send in a calendar month; only who owns the installation can set it')
const body = z.strictObject({
  name: siteName.optional(),
  settings: settingsPatch.optional(),
  monthlyEventsMax: quota.optional(),
})
const answer = z.object({
  site: siteAnswer,
  rebuild: z
    .string()
    .nullable()
    .describe('Where a rule was changed: the call that applies it to the sessions that stand'),
})

export const patchSite = ({ catalog, trustProxyHops }: Deps) =>
  room({
    guard: 'admin',
    method: 'patch',
    path: '/api/v1/sites/{id}',
    tag: 'Sites',
    summary: 'Change the name or settings of a site',
    description:
      'Settings that are not given stay as they are. A changed rule counts from the next event on; `rebuild` then says what ' +
      'to call for the sessions that stand.',
    params: siteIdParams,
    body: {
      schema: z.object({
        name: siteName.optional(),
        settings: siteSettings.partial().optional(),
        monthlyEventsMax: quota.optional(),
      }),
      example: { settings: { timezone: 'Europe/Berlin', currency: 'EUR' } },
    },
    answers: { 200: { description: 'The site as it now is', schema: answer } },
    problems: ['not_found'],
    handle: async ({ c, caller, siteIds, params: { id } }) => {
      if (!siteIds.includes(id)) throw unknownSite(id)
      const { settings = {}, ...also } = parseBody(body, await readJson(c))
      if (also.monthlyEventsMax !== undefined) demandPermission(caller, 'installation')
      if (Object.keys({ ...settings, ...also }).length === 0)
        throw new ProblemError('invalid_request', 'Send what is to be changed: settings or name.')
      const before = catalog.site(id)?.settings
      const by = actorOf(c, caller, trustProxyHops)
      const site = await catalog.updateSite(id, settings, { ...also, by })
      const hasChanged = (rule: (typeof rules)[number]) =>
        JSON.stringify(before?.[rule]) !== JSON.stringify(site.settings[rule])
      return c.json({
        site: presentSite(site),
        rebuild: rules.some(hasChanged) ? `/api/v1/rebuild?siteId=${encodeURIComponent(id)}` : null,
      })
    },
  })
