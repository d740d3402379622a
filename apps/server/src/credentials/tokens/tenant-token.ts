import { createHash } from 'node:crypto'
import type { TenantKey } from '@sojourn/catalog'
import { type KeyScope, permissionsOfScopes } from '@sojourn/contract'
import { importJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { type Caller, type Directory, siteIdsOf, unknownSite } from '../caller.ts'
import { refusalOf } from './refusal-of.ts'
import { refused } from './refused.ts'

/** A tenant token that is good, and the key that it was signed with. */
export interface CheckedTenant {
  readonly key: TenantKey
  readonly claims: z.output<typeof claimsSchema>
}

/** How far the vendor's clock may differ, in seconds. */
const leewaySeconds = 60

/** What a tenant token may ask for. */
const tenantScopes = ['read', 'export'] as const satisfies KeyScope[]

const claimsSchema = z.object({
  organizationId: z.string().optional(),
  /** The organization's id, or its SHA-256 in hex. */
  tenant_hash: z.string().optional(),
  siteIds: z.array(z.string()).min(1).optional(),
  /** As those of a secret key. */
  scopes: z.array(z.enum(tenantScopes)).min(1).default(['read']),
  /** Whether its holder may see who people are. */
  personalData: z.boolean().default(true),
  sub: z.string().optional(),
})

/** @throws ProblemError `unauthenticated`. */
export async function checkTenantToken(
  token: string,
  key: TenantKey,
  now: number,
): Promise<CheckedTenant & { expiresAt: number }> {
  const payload = await verify(token, key, now)
  const claims = claimsSchema.safeParse(payload)
  if (!claims.success) throw refused(`has no valid claim ${claims.error.issues[0]?.path.join('.')}`)
  const { organizationId, tenant_hash: hash } = claims.data
  const own = key.organizationId
  const names = [organizationId, hash].filter((name) => name !== undefined)
  const digest = createHash('sha256').update(own).digest('hex')
  if (names.length === 0) throw refused('has no claim organizationId')
  if (names.some((name) => name !== own && name !== digest))
    throw refused('names an organization that its key does not belong to')
  return { key, claims: claims.data, expiresAt: ((payload.exp ?? 0) + leewaySeconds) * 1000 }
}

async function verify(token: string, key: TenantKey, now: number) {
  try {
    const { payload } = await jwtVerify(token, await importJWK(key.publicKey, key.algorithm), {
      algorithms: [key.algorithm],
      clockTolerance: leewaySeconds,
      currentDate: new Date(now),
      requiredClaims: ['exp'],
    })
    return payload
  } catch (cause) {
    throw refused(refusalOf(cause), cause)
  }
}

/** The caller behind a tenant token. @throws ProblemError `not_found` (site). */
export function callerOfTenant(
  directory: Directory,
  { key, claims }: CheckedTenant,
  siteId: string | undefined,
): Caller {
  const covered = siteIdsOf(directory, key.organizationId)
  const { siteIds, scopes, personalData } = claims
  const bound = siteIds ? covered.filter((each) => siteIds.includes(each)) : covered
  if (siteId !== undefined && !bound.includes(siteId)) throw unknownSite(siteId)
  const rights = new Set(permissionsOfScopes(scopes))
  if (!personalData) rights.delete('personal_data')
  return {
    kind: 'tenant',
    id: key.tenantKeyId,
    name: claims.sub === undefined ? key.name : `${key.name} (${claims.sub.slice(0, 128)})`,
    organizationId: key.organizationId,
    permissions: rights,
    siteIds: bound,
    hasAllSites: false,
    ownUserId: null,
  }
}
