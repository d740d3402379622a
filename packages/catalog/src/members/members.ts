import { ProblemError, type Role } from '@sojourn/contract'
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { inOrganization, type Transaction } from '../database.ts'
import type { Membership } from '../membership.ts'
import { accounts } from '../schema/accounts.ts'
import { memberships } from '../schema/memberships.ts'
import { signIns } from '../schema/sign-ins.ts'
import { change, type Store } from '../store.ts'
import { checkSites } from './check-sites.ts'

/** What a member may, to be set. */
export interface Standing {
  readonly role: Role
  /** Null: all sites. */
  readonly siteIds: readonly string[] | null
}

/** A member with what people know them by. */
export interface Member extends Membership {
  readonly name: string
  readonly email: string
  readonly twoFactorEnabled: boolean
}

/** Who belongs to an organization. Each method concerns one organization, and sees no other. */
export interface Members {
  /** Of an account, oldest first; from memory. */
  membershipsOf(accountId: string): readonly Membership[]
  list(organizationId: string): Promise<Member[]>
  /** @throws ProblemError `not_found`, `invalid_request` (sites). */
  add(by: Actor, organizationId: string, accountId: string, standing: Standing): Promise<Membership>
  /** @throws ProblemError `not_found`, `conflict` (the last owner), `invalid_request` (sites). */
  update(
    by: Actor,
    organizationId: string,
    accountId: string,
    standing: Partial<Standing>,
  ): Promise<Membership>
  /** Ends the member's sign-ins too, where they belong nowhere else. @throws ProblemError `not_found`, `conflict`. */
  remove(by: Actor, organizationId: string, accountId: string): Promise<void>
}

export function createMembers(store: Store): Members {
  const { memory, database } = store
  return {
    membershipsOf: (accountId) => memory.access.membershipsOf(accountId),
    list: (organizationId) =>
      inOrganization(database, organizationId, async (transaction) => {
        const rows = await transaction
          .select()
          .from(memberships)
          .innerJoin(accounts, eq(accounts.id, memberships.accountId))
          .where(eq(memberships.organizationId, organizationId))
          .orderBy(asc(memberships.createdAt), asc(accounts.email))
        return rows.map(({ memberships: membership, accounts: { name, email, twoFactorEnabled } }) => ({
          ...membership,
          name,
          email,
          twoFactorEnabled,
        }))
      }),
    async add(by, organizationId, accountId, standing) {
      const siteIds = checkSites(memory, organizationId, standing)
      const row = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction
          .insert(memberships)
          .values({ organizationId, accountId, role: standing.role, siteIds })
          .onConflictDoNothing()
          .returning()
        if (!result) throw new ProblemError('conflict', 'The account belongs to the organization already.')
        return { result, fact: factOf('member.added', result) }
      })
      memory.access.putMembership(row)
      return row
    },
    async update(by, organizationId, accountId, patch) {
      const row = await change(store, organizationId, by, async (transaction) => {
        const before = await find(transaction, organizationId, accountId)
        const standing = { role: before.role, siteIds: before.siteIds, ...patch }
        const siteIds = checkSites(memory, organizationId, standing)
        if (before.role === 'owner' && standing.role !== 'owner') await keepAnOwner(transaction, before)
        const [result = before] = await transaction
          .update(memberships)
          .set({ role: standing.role, siteIds })
          .where(whereMember(organizationId, accountId))
          .returning()
        return { result, fact: { ...factOf('member.updated', result), before: standingOf(before) } }
      })
      memory.access.putMembership(row)
      return row
    },
    async remove(by, organizationId, accountId) {
      await change(store, organizationId, by, async (transaction) => {
        const before = await find(transaction, organizationId, accountId)
        if (before.role === 'owner') await keepAnOwner(transaction, before)
        await transaction.delete(memberships).where(whereMember(organizationId, accountId))
        if (memory.access.membershipsOf(accountId).length <= 1)
          await transaction.delete(signIns).where(eq(signIns.userId, accountId))
        const fact = { ...factOf('member.removed', before), before: standingOf(before), after: null }
        return { result: undefined, fact }
      })
      memory.access.removeMembership(organizationId, accountId)
    },
  }
}

const whereMember = (organizationId: string, accountId: string) =>
  and(eq(memberships.organizationId, organizationId), eq(memberships.accountId, accountId))

const standingOf = ({ role, siteIds }: Membership) => ({ role, siteIds })

const factOf = (action: 'member.added' | 'member.updated' | 'member.removed', membership: Membership) => ({
  action,
  organizationId: membership.organizationId,
  targetId: membership.accountId,
  after: standingOf(membership),
})

async function find(transaction: Transaction, organizationId: string, accountId: string) {
  const [row] = await transaction
    .select()
    .from(memberships)
    .where(whereMember(organizationId, accountId))
    .for('update')
  if (!row) throw new ProblemError('not_found', `The organization has no member ${accountId}.`)
  return row
}

/** @throws ProblemError `conflict` where nobody would be left to decide. */
async function keepAnOwner(transaction: Transaction, { organizationId, accountId }: Membership) {
  const owners = await transaction
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.role, 'owner'),
        ne(memberships.accountId, accountId),
      ),
    )
    .for('update')
  if (owners.length === 0)
    throw new ProblemError('conflict', 'An organization needs an owner. Make another member one first.')
}
