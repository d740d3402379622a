import type { Catalog, Key, Membership } from '@sojourn/catalog'
import {
  type KeyScope,
  type LinkView,
  type Permission,
  ProblemError,
  permissionNames,
  permissions,
  permissionsOfRole,
  permissionsOfScopes,
} from '@sojourn/contract'

/** Who calls, and what they may touch. Everything that is asked or changed for them goes by `siteIds`. */
export interface Caller {
  /**
   * `member`: signed in to the dashboard; `user`: an end user, by token; `tenant`: an embedding vendor, by token; `link`:
   * whoever has a public link.
   */
  readonly kind: 'write' | 'secret' | 'member' | 'user' | 'tenant' | 'link'
  /** The key, account, identity provider, tenant key or public link. */
  readonly id: string
  readonly name: string
  readonly organizationId: string
  readonly permissions: ReadonlySet<Permission>
  /** Every site that the credential covers, oldest first. */
  readonly siteIds: readonly string[]
  /** Whether these are all sites of the organization, also those to come. */
  readonly hasAllSites: boolean
  /** The only user whose data the caller may touch; null: not bound to one. */
  readonly ownUserId: string | null
  /** The segment that everything is narrowed to, of a public link that has one. */
  readonly segmentId?: string
  /** What a public link shows. */
  readonly shows?: LinkView
}

/** The part of the catalog that admission asks. */
export type Directory = Pick<
  Catalog,
  | 'keyOf'
  | 'site'
  | 'sites'
  | 'members'
  | 'identityProviders'
  | 'tenantKeys'
  | 'organizations'
  | 'publicLinks'
>

/** The key of commands on this machine, which only the owner of the data can read: it may do everything. */
export const localKeyId = 'local'

const everything: ReadonlySet<Permission> = new Set(permissionNames)
const collectOnly: ReadonlySet<Permission> = new Set(['collect'])

/** A caller with a key. A write key may collect and nothing else, whatever its scopes say. */
export function callerOfKey(directory: Pick<Catalog, 'sites'>, key: Key, organizationId: string): Caller {
  const { kind, keyId, scopes, siteId, name } = key
  const isLocal = keyId === localKeyId
  return {
    kind,
    id: keyId,
    name,
    organizationId,
    permissions: isLocal ? everything : kind === 'write' ? collectOnly : permissionsOfScopes(scopes),
    siteIds: siteId === null ? siteIdsOf(directory, organizationId) : [siteId],
    hasAllSites: siteId === null,
    ownUserId: null,
  }
}

/** A caller who is signed in, in one of their organizations. */
export function callerOfMember(
  directory: Pick<Catalog, 'sites'>,
  account: { id: string; name: string; email: string; ownsInstallation: boolean },
  { organizationId, role, siteIds }: Membership,
): Caller {
  const rights = permissionsOfRole[role]
  const covered = siteIdsOf(directory, organizationId)
  return {
    kind: 'member',
    id: account.id,
    name: account.email,
    organizationId,
    permissions: account.ownsInstallation ? new Set([...rights, 'installation']) : rights,
    siteIds: siteIds === null ? covered : covered.filter((siteId) => siteIds.includes(siteId)),
    hasAllSites: siteIds === null,
    ownUserId: null,
  }
}

const ofInstaller: ReadonlySet<Permission> = new Set(['installation', 'members'])

/**
 * Who owns the installation, in an organization that they do not belong to: they invite its first owner, and see none of
 * its data.
 * @throws ProblemError `not_found` where there is no such organization.
 */
export function callerOfInstaller(
  directory: Pick<Catalog, 'organizations'>,
  account: { id: string; email: string },
  organizationId: string,
): Caller {
  if (!directory.organizations.get(organizationId)) throw unknownOrganization(organizationId)
  return {
    kind: 'member',
    id: account.id,
    name: account.email,
    organizationId,
    permissions: ofInstaller,
    siteIds: [],
    hasAllSites: true,
    ownUserId: null,
  }
}

export const siteIdsOf = (directory: Pick<Catalog, 'sites'>, organizationId: string): string[] =>
  directory.sites(organizationId).map((site) => site.siteId)

/**
 * Checks that a caller has a right.
 * @throws ProblemError `forbidden`, naming the right that is missing.
 */
export function demandPermission(caller: Caller, permission: Permission): void {
  if (caller.permissions.has(permission)) return
  const { kind } = caller
  const [scope] = permissions[permission].scopes
  if (kind === 'write' && scope)
    throw new ProblemError(
      'forbidden',
      `A write key can only collect. Use a secret key with the scope ${scope}, from a server and never from a page.`,
    )
  if (kind === 'secret' && scope)
    throw new ProblemError('forbidden', `The secret key lacks the scope ${scope}. Use a key that has it.`)
  if (kind === 'member')
    throw new ProblemError(
      'forbidden',
      `Your role lacks the permission ${permission}. Ask an owner of the organization.`,
    )
  throw new ProblemError('forbidden', `${nameOf[kind]} cannot have the permission ${permission}.`)
}

const nameOf = {
  write: 'A write key',
  secret: 'A secret key',
  member: 'A member',
  user: "A user's token",
  tenant: 'This tenant token',
  link: 'A public link',
} as const satisfies Record<Caller['kind'], string>

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

/** The same words whether an organization does not exist or is somebody else's. */
export const unknownOrganization = (organizationId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `The credential covers no organization with the id ${JSON.stringify(organizationId.slice(0, 128))}.`,
  )

/** Whether these rights include all that a secret key with these scopes may do. */
export const permissionsCover = (rights: ReadonlySet<Permission>, scopes: readonly KeyScope[]): boolean =>
  [...permissionsOfScopes(scopes)].every((permission) => rights.has(permission))
