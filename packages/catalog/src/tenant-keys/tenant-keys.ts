import { ProblemError } from '@sojourn/contract'
import { and, eq, isNull } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { randomId } from '../random-id.ts'
import { tenantKeys } from '../schema/tenant-keys.ts'
import { change, type Store } from '../store.ts'
import { type TenantKey, tenantKeyOf } from '../tenant-key.ts'

/** The public keys of organizations' tenant tokens. */
export interface TenantKeys {
  /** Those that are not revoked, oldest first. */
  list(organizationId: string): readonly TenantKey[]
  /** The valid one with this id. */
  get(tenantKeyId: string): TenantKey | undefined
  create(
    by: Actor,
    organizationId: string,
    key: Pick<TenantKey, 'name' | 'algorithm' | 'publicKey'> & { expiresAt?: Date | null | undefined },
  ): Promise<TenantKey>
  /** @throws ProblemError `not_found`. */
  revoke(by: Actor, organizationId: string, tenantKeyId: string): Promise<void>
}

export function createTenantKeys(store: Store): TenantKeys {
  const { access } = store.memory
  return {
    list: (organizationId) =>
      access
        .tenantKeysOf(organizationId)
        .filter((key) => key.revokedAt === null)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    get(tenantKeyId) {
      const key = access.tenantKey(tenantKeyId)
      if (!key || key.revokedAt !== null) return undefined
      return key.expiresAt !== null && key.expiresAt.getTime() <= Date.now() ? undefined : key
    },
    async create(by, organizationId, { name, algorithm, publicKey, expiresAt = null }) {
      const values = { id: randomId('tk', 16), organizationId, name, algorithm, publicKey, expiresAt }
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction.insert(tenantKeys).values(values).returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the key.')
        const after = { name, algorithm, expiresAt: expiresAt?.toISOString() ?? null }
        return {
          result,
          fact: { action: 'tenant_key.created', organizationId, targetId: result.id, after },
        }
      })
      const key = tenantKeyOf(row)
      access.putTenantKey(key)
      return key
    },
    async revoke(by, organizationId, tenantKeyId) {
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction
          .update(tenantKeys)
          .set({ revokedAt: new Date() })
          .where(
            and(
              eq(tenantKeys.organizationId, organizationId),
              eq(tenantKeys.id, tenantKeyId),
              isNull(tenantKeys.revokedAt),
            ),
          )
          .returning()
        if (!result) throw new ProblemError('not_found', `The organization has no tenant key ${tenantKeyId}.`)
        const before = { name: result.name, algorithm: result.algorithm }
        return {
          result,
          fact: { action: 'tenant_key.revoked', organizationId, targetId: tenantKeyId, before },
        }
      })
      access.putTenantKey(tenantKeyOf(row))
    },
  }
}
