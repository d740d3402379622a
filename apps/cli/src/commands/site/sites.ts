import type { SiteSettings } from '@sojourn/contract'
import { CommandError } from '../../command-error.ts'
import { readAnswer } from '../../target/read-answer.ts'
import type { Target } from '../../target/target.ts'

/** A site as the API answers it. */
export interface Site {
  readonly siteId: string
  readonly name: string
  readonly settings: SiteSettings
}

/** Every site that the target's credential covers, oldest first. @throws CommandError where it may not read them. */
export async function listSites(target: Target): Promise<readonly Site[]> {
  const answer = await readAnswer<{ sites: readonly Site[] }>(await target.ask('/api/v1/sites'))
  return answer.sites
}

/**
 * The site of that id, or the only one there is.
 * @throws CommandError where there is none, or several and none is named.
 */
export function chooseSite(sites: readonly Site[], siteId: string | undefined): Site {
  const names = sites.map((site) => `${site.siteId} (${site.name})`).join(', ')
  if (siteId !== undefined) {
    const named = sites.find((site) => site.siteId === siteId)
    if (!named) throw new CommandError(`There is no site ${siteId} here. There are: ${names || 'none'}.`)
    return named
  }
  const [only] = sites
  if (!only) throw new CommandError('There is no site here yet.')
  if (sites.length > 1) throw new CommandError(`There are several sites; name one with --site: ${names}.`)
  return only
}
