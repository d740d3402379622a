import type { Catalog, Key, KeyScope } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'

/** Who calls, and what they may touch. Everything that is asked or changed for them goes by `siteIds`. */
export interface Caller {
  readonly kind: 'write' | 'secret'
  readonly keyId: string
  readonly organizationId: string
  readonly scopes: ReadonlySet<KeyScope>
  /** Every site that the credential covers, oldest first. */
  readonly siteIds: readonly string[]
}

/** The part of the catalog that admission asks. */
export type Directory = Pick<Catalog, 'keyOf' | 'site' | 'sites'>

/** @throws ProblemError `unauthenticated` where there is no key, or none of ours. */
export function identify(directory: Directory, secret: string | undefined): Caller {
  if (!secret)
    throw new ProblemError(
      'unauthenticated',
      'No credential was sent. Send a write key as "X-Write-Key: pk_…", or a secret key as "Authorization: Bearer sk_…".',
    )
  const key = directory.keyOf(secret)
  if (!key)
    throw new ProblemError(
      'unauthenticated',
      'The key is unknown, expired or revoked. Use a key of this installation.',
    )
  return callerOf(directory, key)
}

function callerOf(directory: Directory, { kind, keyId, organizationId, scopes, siteId }: Key): Caller {
  const siteIds = siteId === null ? directory.sites(organizationId).map((site) => site.siteId) : [siteId]
  return { kind, keyId, organizationId, scopes, siteIds }
}

/**
 * Checks that a caller has a right. A write key may collect and nothing else, whatever its scopes say.
 * @throws ProblemError `forbidden`, naming the right that is missing.
 */
export function demandScope(caller: Caller, scope: KeyScope): void {
  if (caller.kind === 'write') {
    if (scope === 'collect') return
    throw new ProblemError(
      'forbidden',
      `A write key can only collect. Use a secret key with the scope ${scope}, from a server and never from a page.`,
    )
  }
  if (!caller.scopes.has(scope))
    throw new ProblemError('forbidden', `The secret key lacks the scope ${scope}. Use a key that has it.`)
}

/**
 * The sites that a question is about: the one named, else all that the caller covers.
 * @throws ProblemError `not_found` where the named one is not among them.
 */
export function sitesAsked(caller: Caller, siteId: string | undefined): readonly string[] {
  if (siteId === undefined) return caller.siteIds
  if (!caller.siteIds.includes(siteId)) throw unknownSite(siteId)
  return [siteId]
}

/** The same words whether a site does not exist or is somebody else's. */
export const unknownSite = (siteId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `The credential covers no site with the id ${JSON.stringify(siteId.slice(0, 128))}.`,
  )
