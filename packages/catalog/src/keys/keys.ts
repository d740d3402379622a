import { type KeyScope, ProblemError } from '@sojourn/contract'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import type { KeyRow } from '../catalog-memory.ts'
import { everyOrganization, inOrganization, type Transaction } from '../database.ts'
import { keyPrefix } from '../key-text.ts'
import { keyValues } from '../key-values.ts'
import { randomId } from '../random-id.ts'
import { keys } from '../schema/keys.ts'
import { change, type Store } from '../store.ts'
import { faultsOfKey } from './faults-of-key.ts'

/** A key as it is listed: without its secret, of which only the last characters are known. */
export type KeyDetails = Readonly<Omit<KeyRow, 'hash' | 'id'>> & { readonly keyId: string }

/** What of a key can be changed. */
export interface KeyPatch {
  readonly name?: string | undefined
  readonly scopes?: readonly KeyScope[] | undefined
  /** Null: never. */
  readonly expiresAt?: Date | null | undefined
}

/** The keys of organizations. A change counts at once, on every server. */
export interface Keys {
  /** Those that are not revoked, oldest first. */
  list(organizationId: string): Promise<KeyDetails[]>
  /** @throws ProblemError `not_found`, `invalid_request`. */
  update(by: Actor, organizationId: string, keyId: string, patch: KeyPatch): Promise<KeyDetails>
  /**
   * A new secret with the same rights; the old one goes on for a while, so that nobody is cut off.
   * @throws ProblemError `not_found`.
   */
  rotate(
    by: Actor,
    organizationId: string,
    keyId: string,
    overlapSeconds: number,
  ): Promise<{ key: KeyDetails; secret: string }>
  /** @throws ProblemError `not_found`. */
  revoke(by: Actor, organizationId: string, keyId: string): Promise<void>
  /** Writes down when keys were used last. */
  writeUses(): Promise<void>
}

export function createKeys(store: Store): Keys {
  const { database, memory } = store
  return {
    list: (organizationId) =>
      inOrganization(database, organizationId, async (transaction) => {
        const rows = await transaction
          .select()
          .from(keys)
          .where(and(eq(keys.organizationId, organizationId), isNull(keys.revokedAt)))
          .orderBy(asc(keys.createdAt), asc(keys.id))
        return rows.map(detailsOf)
      }),
    async update(by, organizationId, keyId, patch) {
      const row = await change(store, organizationId, by, async (transaction) => {
        const before = await find(transaction, organizationId, keyId)
        const { name = before.name, expiresAt = before.expiresAt } = patch
        const scopes = [...new Set(patch.scopes ?? before.scopes)]
        const errors = faultsOfKey({ ...before, scopes })
        if (errors.length > 0) throw new ProblemError('invalid_request', 'The key is not valid.', { errors })
        const [result = before] = await transaction
          .update(keys)
          .set({ name, scopes, expiresAt })
          .where(eq(keys.id, keyId))
          .returning()
        const changed = difference(shown(before), shown(result))
        return { result, fact: { action: 'key.updated', organizationId, targetId: keyId, ...changed } }
      })
      memory.putKey(row)
      return detailsOf(row)
    },
    async rotate(by, organizationId, keyId, overlapSeconds) {
      const rows = await change(store, organizationId, by, async (transaction) => {
        const before = await find(transaction, organizationId, keyId)
        const secret = randomId(keyPrefix(before.kind), 32)
        const [made] = await transaction.insert(keys).values(keyValues(before, secret)).returning()
        const ends = new Date(Date.now() + overlapSeconds * 1000)
        const expiresAt = before.expiresAt && before.expiresAt < ends ? before.expiresAt : ends
        const [old] = await transaction.update(keys).set({ expiresAt }).where(eq(keys.id, keyId)).returning()
        if (!made || !old) throw new ProblemError('storage_unavailable', 'The catalog did not keep the key.')
        const after = { newKeyId: made.id, oldExpiresAt: expiresAt.toISOString() }
        return {
          result: { made, old, secret },
          fact: { action: 'key.rotated', organizationId, targetId: keyId, after },
        }
      })
      memory.putKey(rows.old)
      memory.putKey(rows.made)
      return { key: detailsOf(rows.made), secret: rows.secret }
    },
    async revoke(by, organizationId, keyId) {
      const row = await change(store, organizationId, by, async (transaction) => {
        const before = await find(transaction, organizationId, keyId)
        const [result = before] = await transaction
          .update(keys)
          .set({ revokedAt: new Date() })
          .where(eq(keys.id, keyId))
          .returning()
        const fact = {
          action: 'key.revoked',
          organizationId,
          targetId: keyId,
          before: shown(before),
        } as const
        return { result, fact }
      })
      memory.putKey(row)
    },
    async writeUses() {
      const uses = [...memory.takeUses()]
      if (uses.length === 0) return
      await inOrganization(database, everyOrganization, async (transaction) => {
        for (const [keyId, at] of uses) {
          const usedAt = new Date(at)
          await transaction
            .update(keys)
            .set({ lastUsedAt: sql`greatest(${keys.lastUsedAt}, ${usedAt.toISOString()}::timestamptz)` })
            .where(eq(keys.id, keyId))
        }
      })
    },
  }
}

const detailsOf = ({ id, hash: _hash, ...row }: KeyRow): KeyDetails => ({ keyId: id, ...row })

/** A key without what changes by itself. */
const shown = ({ name, kind, siteId, scopes, expiresAt }: KeyRow) => ({
  name,
  kind,
  siteId,
  scopes: [...scopes],
  expiresAt: expiresAt?.toISOString() ?? null,
})

async function find(transaction: Transaction, organizationId: string, keyId: string): Promise<KeyRow> {
  const [row] = await transaction
    .select()
    .from(keys)
    .where(and(eq(keys.organizationId, organizationId), eq(keys.id, keyId), isNull(keys.revokedAt)))
    .for('update')
  if (!row) throw new ProblemError('not_found', `The organization has no key ${keyId}.`)
  return row
}
