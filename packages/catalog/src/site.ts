import type { SiteSettings } from '@sojourn/contract'

/** A site as it stands. The same object until something about it changes: caches may hang on it. */
export interface Site {
  readonly siteId: string
  readonly organizationId: string
  readonly name: string
  /** Complete: what was not set has its standard value. */
  readonly settings: SiteSettings
}
