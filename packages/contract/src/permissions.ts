/** What a member is in an organization, most rights first. */
export const roles = ['owner', 'admin', 'analyst', 'viewer'] as const
export type Role = (typeof roles)[number]

/** What a secret key may be used for. `collect`: send events; `read`: ask; `export`: take raw data out; `admin`: change settings. */
export const keyScopes = ['collect', 'read', 'export', 'admin'] as const
export type KeyScope = (typeof keyScopes)[number]

interface PermissionFacts {
  /** What it permits, for people. */
  readonly title: string
  /** The roles that have it. */
  readonly roles: readonly Role[]
  /** The scopes of a secret key that have it. */
  readonly scopes: readonly KeyScope[]
}

/**
 * Every right there is, and who has it: the one table that the server checks by, that `GET /api/v1/permissions` answers,
 * and that the dashboard shows. A room of the API is guarded by the name of one of them.
 */
export const permissions = {
  collect: { title: 'Send events', roles: [], scopes: ['collect'] },
  read: {
    title: 'See sessions, journeys and figures',
    roles: ['owner', 'admin', 'analyst', 'viewer'],
    scopes: ['read'],
  },
  personal_data: {
    title: 'See who: user and visitor ids, addresses, traits and what people wrote',
    roles: ['owner', 'admin', 'analyst'],
    scopes: ['read', 'export'],
  },
  save: {
    title: 'Save segments, funnels and other questions',
    roles: ['owner', 'admin', 'analyst'],
    scopes: ['admin'],
  },
  export: { title: 'Take raw data out', roles: ['owner', 'admin', 'analyst'], scopes: ['export'] },
  sql: {
    title: 'Ask in SQL, over the sites one sees',
    roles: ['owner', 'admin', 'analyst'],
    scopes: ['export'],
  },
  admin: {
    title: 'Change sites, their settings and identity providers; run jobs, rebuilds and audits',
    roles: ['owner', 'admin'],
    scopes: ['admin'],
  },
  keys: { title: 'Make, rotate and revoke keys', roles: ['owner', 'admin'], scopes: ['admin'] },
  erase: { title: 'Erase a person', roles: ['owner', 'admin'], scopes: ['admin'] },
  members: { title: 'Invite members, change their role, remove them', roles: ['owner', 'admin'], scopes: [] },
  audit_log: { title: 'Read the audit log', roles: ['owner'], scopes: [] },
  organization: {
    title: 'Rename the organization, and make the keys of its tenant tokens',
    roles: ['owner'],
    scopes: [],
  },
  installation: {
    title: 'Make organizations and backups, and set the quotas of sites',
    roles: [],
    scopes: [],
  },
} as const satisfies Record<string, PermissionFacts>

/** A right of {@link permissions}. */
export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as Permission[]

const rightsWhere = (has: (facts: PermissionFacts) => boolean): ReadonlySet<Permission> =>
  new Set(permissionNames.filter((name) => has(permissions[name])))

/** The rights of each role. The owner of the installation has `installation` besides. */
export const permissionsOfRole = Object.fromEntries(
  roles.map((role) => [role, rightsWhere((facts) => facts.roles.includes(role))]),
) as Record<Role, ReadonlySet<Permission>>

/** The rights of a secret key with these scopes. */
export const permissionsOfScopes = (scopes: Iterable<KeyScope>): ReadonlySet<Permission> => {
  const given = new Set(scopes)
  return rightsWhere((facts) => facts.scopes.some((scope) => given.has(scope)))
}
