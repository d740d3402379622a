import { system } from '@sojourn/catalog'
import { type KeyScope, keyScopes, type Role, roles } from '@sojourn/contract'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { makeMember, password, signIn } from '../make-member.ts'
import type { Issuer } from '../open-issuer.ts'
import { bearer, type TestApp } from '../open-test-app.ts'

/** Who calls: headers that change with each call where the caller's role is changed for it. */
export interface Credential {
  readonly name: string
  readonly headers: Record<string, string>
  /** Of another organization, or bound to another site: every site of the matrix is somebody else's to it. */
  readonly isForeign: boolean
  /** Void: expired, revoked, forged. */
  readonly isVoid: boolean
}

const own = { isForeign: false, isVoid: false }
const foreign = { isForeign: true, isVoid: false }

/** One of every kind of credential, as the matrix names them. */
export async function makeCredentials(app: TestApp, issuer: Issuer): Promise<Credential[]> {
  const { catalog, first, second } = app
  const { organizationId } = first
  await catalog.accounts.ensureOwner(organizationId, { email: 'installer@shop.example', password })
  const other = await catalog.organizations.create(system, 'Other')
  const theirSite = await catalog.createSite(other.id, { name: 'Theirs' })
  const keyOf = async (organization: string, scopes: readonly KeyScope[], siteId: string | null = null) =>
    catalog.createKey({ organizationId: organization, siteId, kind: 'secret', scopes, name: scopes.join() })
  const secret = async (...given: Parameters<typeof keyOf>) => bearer((await keyOf(...given)).secret)

  const revoked = await keyOf(organizationId, keyScopes)
  await catalog.keys.revoke(system, organizationId, revoked.key.keyId)
  const expired = await keyOf(organizationId, keyScopes)
  await catalog.keys.update(system, organizationId, expired.key.keyId, { expiresAt: new Date(1) })
  await catalog.identityProviders.create(system, first.siteId, issuer.facts)
  const memberOf = (organization: string, name: string, role: Role, siteIds: string[] | null = null) =>
    makeMember(app, organization, name, role, siteIds)

  return [
    { name: 'nobody', headers: {}, ...own },
    { name: 'write key', headers: { 'x-write-key': app.writeKey }, ...own },
    ...(await Promise.all(
      keyScopes.map(async (scope) => ({
        name: `sk ${scope}`,
        headers: await secret(organizationId, [scope]),
        ...own,
      })),
    )),
    { name: 'expired', headers: bearer(expired.secret), isForeign: false, isVoid: true },
    { name: 'revoked', headers: bearer(revoked.secret), isForeign: false, isVoid: true },
    { name: 'unknown', headers: bearer('sk_unknown_unknown'), isForeign: false, isVoid: true },
    { name: 'other site', headers: await secret(organizationId, keyScopes, second.siteId), ...foreign },
    { name: 'other key', headers: await secret(other.id, keyScopes), ...foreign },
    { name: 'ann', headers: bearer(await issuer.sign({ sub: 'ann' })), ...own },
    { name: 'bob', headers: bearer(await issuer.sign({ sub: 'bob' })), ...own },
    {
      name: 'late',
      headers: bearer(await issuer.sign({ sub: 'ann', exp: 1 })),
      isForeign: false,
      isVoid: true,
    },
    { name: 'tenant', headers: await tenant(app, organizationId), ...own },
    { name: 'other tenant', headers: await tenant(app, other.id), ...foreign },
    { name: 'installer', headers: await signIn(app, 'installer@shop.example'), ...own },
    ...(await Promise.all(
      roles.map(async (role) => ({
        name: role,
        headers: await memberOf(organizationId, role, role),
        ...own,
      })),
    )),
    ...(await Promise.all(
      roles.map(async (role) => ({
        name: `other ${role}`,
        headers: await memberOf(theirSite.organizationId, `other-${role}`, role),
        ...foreign,
      })),
    )),
    {
      name: 'bound admin',
      headers: await memberOf(organizationId, 'bound', 'admin', [second.siteId]),
      ...foreign,
    },
  ]
}

async function tenant({ catalog }: TestApp, organizationId: string): Promise<Record<string, string>> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const key = await catalog.tenantKeys.create(system, organizationId, {
    name: 'Vendor',
    algorithm: 'EdDSA',
    publicKey: (await exportJWK(publicKey)) as Record<string, string>,
  })
  const token = await new SignJWT({ organizationId, exp: Math.floor(Date.now() / 1000) + 600 })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.tenantKeyId })
    .sign(privateKey)
  return bearer(token)
}
