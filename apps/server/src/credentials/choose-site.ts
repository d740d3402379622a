import type { Site } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { type Caller, type Directory, sitesAsked, unknownSite } from './caller.ts'

/**
 * The one site that is collected for: the credential's, or the one named, or the organization's only one.
 * @throws ProblemError `invalid_request` where a credential of several sites names none, `not_found` where it names one
 * that is not its own.
 */
export function chooseSite(directory: Directory, caller: Caller, named: unknown): Site {
  if (named !== undefined && named !== null && typeof named !== 'string') throw mustName('must be a string')
  const siteIds = sitesAsked(caller, named ?? undefined)
  const [siteId] = siteIds
  if (siteId === undefined || siteIds.length > 1)
    throw mustName(`must name one of the ${siteIds.length} sites of the key`)
  const site = directory.site(siteId)
  if (!site) throw unknownSite(siteId)
  return site
}

const mustName = (message: string) =>
  new ProblemError('invalid_request', `siteId ${message}, in the query or the body.`, {
    errors: [{ path: 'siteId', message }],
  })
