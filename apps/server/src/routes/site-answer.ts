import type { Site } from '@sojourn/catalog'
import { clientId, plainIssue, siteSettings } from '@sojourn/contract'
import { z } from 'zod'
import { isAllowedOrigin } from '../http/origin.ts'

/** A site as it is answered. */
export const siteAnswer = z.object({
  siteId: z.string(),
  organizationId: z.string(),
  name: z.string(),
  settings: siteSettings,
})

export const siteIdParams = z.object({ id: clientId.describe('The id of the site') })

export const siteName = z.string().trim().min(1, { error: 'must not be empty' }).max(128)

const origin = z.string().refine(isAllowedOrigin, {
  error: 'must be an origin such as https://shop.example or https://*.shop.example, without a path',
})

/** Names that are missing stay as they are: a schema with standard values would fill them in, so only names are read. */
export const settingsPatch = z
  .record(z.string(), z.unknown(), {
    error: 'must be an object of settings such as {"timezone": "Europe/Berlin"}',
  })
  .superRefine((settings, context) => {
    const refuse = (path: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message })
    for (const name of Object.keys(settings))
      if (!Object.hasOwn(siteSettings.shape, name))
        refuse([name], `is no setting; there are ${Object.keys(siteSettings.shape).join(', ')}`)
    const parsed = siteSettings.safeParse(settings, { error: plainIssue })
    for (const { path, message } of parsed.error?.issues ?? []) refuse(path, message)
    if (parsed.error?.issues.some(({ path }) => path[0] === 'allowedOrigins')) return
    const origins = z.array(origin).safeParse(settings.allowedOrigins ?? [])
    for (const { path, message } of origins.error?.issues ?? []) refuse(['allowedOrigins', ...path], message)
  })

export const presentSite = ({
  siteId,
  organizationId,
  name,
  settings,
}: Site): z.output<typeof siteAnswer> => ({
  siteId,
  organizationId,
  name,
  settings,
})
