import type { Site } from '@sojourn/catalog'
import { clientId, siteSettings } from '@sojourn/contract'
import { z } from 'zod'

/** A site as it is answered. */
export const siteAnswer = z.object({
  siteId: z.string(),
  organizationId: z.string(),
  name: z.string(),
  settings: siteSettings,
})

export const siteIdParams = z.object({ id: clientId.describe('The id of the site') })

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
