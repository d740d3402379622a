import type { Catalog } from '@sojourn/catalog'
import { type Permission, ProblemError } from '@sojourn/contract'
import type { Caller } from './caller.ts'

const readOnly: ReadonlySet<Permission> = new Set(['read'])

/** Whether a bearer credential is the pass of a public link. */
export const isPass = (credential: string): boolean => credential.startsWith('link_')

/**
 * Whoever has a public link: they see the figures of its site, narrowed to its segment. The link is read anew with every
 * call, so that a revoked one shows nothing from then on.
 * @throws ProblemError `unauthenticated`.
 */
export async function identifyLink(
  { catalog }: { readonly catalog: Pick<Catalog, 'publicLinks'> },
  pass: string,
): Promise<Caller> {
  const link = await catalog.publicLinks.ofPass(pass)
  if (!link)
    throw new ProblemError(
      'unauthenticated',
      'The link was revoked or has expired, or it is an hour since it was opened. Open it again.',
    )
  const { linkId, name, organizationId, siteId, segmentId, shows } = link
  return {
    kind: 'link',
    id: linkId,
    name,
    organizationId,
    permissions: readOnly,
    siteIds: [siteId],
    hasAllSites: false,
    ownUserId: null,
    shows,
    ...(segmentId === null ? {} : { segmentId }),
  }
}
