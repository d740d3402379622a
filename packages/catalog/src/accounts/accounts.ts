import { randomInt } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import { eq, sql } from 'drizzle-orm'
import { type Actor, system } from '../actor.ts'
import { record } from '../audit-log/record.ts'
import { everyOrganization, inOrganization, type Transaction } from '../database.ts'
import type { Invitations } from '../invitations/invitations.ts'
import { randomId } from '../random-id.ts'
import { accounts } from '../schema/accounts.ts'
import { memberships } from '../schema/memberships.ts'
import { signInMethods } from '../schema/sign-in-methods.ts'
import { change, type Store } from '../store.ts'
import type { Auth, AuthOptions } from './auth.ts'
import { hashPassword } from './password.ts'

/** A person who signs in. */
export type Account = Readonly<typeof accounts.$inferSelect>

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly password: string
  /** Whether the address is known to be theirs. */
  readonly emailVerified: boolean
}

/** What the first owner signs in with. */
export interface FirstOwner {
  readonly email: string
  /** Where it has just been made; there is no other moment to show it. */
  readonly password?: string
}

/** The people who sign in. */
export interface Accounts {
  get(accountId: string): Promise<Account | undefined>
  byEmail(email: string): Promise<Account | undefined>
  /** @throws ProblemError `conflict` where the address has an account. */
  create(account: NewAccount): Promise<Account>
  /**
   * At the first start: the owner of the first organization and of the installation. Later: the account that is named
   * here, where there is none of this address. A password that stands is never changed by it.
   */
  ensureOwner(
    organizationId: string,
    given: { email?: string | undefined; password?: string | undefined },
  ): Promise<FirstOwner | undefined>
  /** Writes down that somebody signed in or failed to. */
  recordSignIn(by: Actor, outcome: 'succeeded' | 'failed', email: string): Promise<void>
  /** What signs people in; loaded when it is first asked for. */
  openAuth(options: AuthOptions): Promise<Auth>
}

export function createAccounts(
  store: Store & { readonly secret: string },
  invitations: Pick<Invitations, 'awaits'>,
): Accounts {
  const { database, memory } = store
  const all = <T>(work: (transaction: Transaction) => Promise<T>) =>
    inOrganization(database, everyOrganization, work)
  return {
    get: (accountId) =>
      all(async (transaction) => {
        const [row] = await transaction.select().from(accounts).where(eq(accounts.id, accountId))
        return row
      }),
    byEmail: (email) => all((transaction) => findByEmail(transaction, email)),
    async create(account) {
      const hash = await hashPassword(account.password)
      return all((transaction) => insertAccount(transaction, account, hash))
    },
    async ensureOwner(organizationId, { email: asked, password: given }) {
      const email = (asked ?? 'owner@sojourn.local').toLowerCase()
      const isNeeded = await all(async (transaction) => {
        if (asked !== undefined) return (await findByEmail(transaction, email)) === undefined
        const [any] = await transaction.select({ id: accounts.id }).from(accounts).limit(1)
        return any === undefined
      })
      if (!isNeeded) return undefined
      const password = given ?? randomPassword()
      const hash = await hashPassword(password)
      const membership = await change(store, everyOrganization, system, async (transaction) => {
        const { id } = await insertAccount(
          transaction,
          { email, name: 'Owner', password, emailVerified: true },
          hash,
        )
        await transaction.update(accounts).set({ ownsInstallation: true }).where(eq(accounts.id, id))
        const [result] = await transaction
          .insert(memberships)
          .values({ organizationId, accountId: id, role: 'owner', siteIds: null })
          .returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the owner.')
        const after = { role: 'owner', siteIds: null }
        return { result, fact: { action: 'member.added', organizationId, targetId: id, after } }
      })
      memory.access.putMembership(membership)
      return given === undefined ? { email, password } : { email }
    },
    recordSignIn: (by, outcome, email) =>
      all(async (transaction) => {
        const account = await findByEmail(transaction, email)
        // An address that is nobody's is not written down: it may be a password in the wrong field.
        if (!account) return
        const [first] = memory.access.membershipsOf(account.id)
        const organizationId = first?.organizationId ?? null
        const actor = outcome === 'succeeded' ? { ...by, id: account.id, name: account.email } : by
        await record(transaction, actor, {
          action: `sign_in.${outcome}`,
          organizationId,
          targetId: account.id,
        })
      }),
    async openAuth(options) {
      const { openAuth } = await import('./open-auth.ts')
      return openAuth({ database, secret: store.secret, awaits: invitations.awaits }, options)
    },
  }
}

async function findByEmail(transaction: Transaction, email: string): Promise<Account | undefined> {
  const [row] = await transaction
    .select()
    .from(accounts)
    .where(eq(accounts.email, sql`lower(${email})`))
  return row
}

async function insertAccount(
  transaction: Transaction,
  { email, name, emailVerified }: NewAccount,
  hash: string,
): Promise<Account> {
  const id = randomId('acc', 16)
  const [row] = await transaction
    .insert(accounts)
    .values({ id, email: email.toLowerCase(), name, emailVerified })
    .onConflictDoNothing()
    .returning()
  if (!row) throw new ProblemError('conflict', 'There is an account with this address already. Sign in.')
  await transaction
    .insert(signInMethods)
    .values({ id: randomId('it', 32), userId: id, providerId: 'credential', accountId: id, password: hash })
  return row
}

/** Letters and digits that nobody confuses: twenty carry 98 bits. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

const randomPassword = (): string =>
  Array.from({ length: 20 }, () => readable[randomInt(readable.length)]).join('')
