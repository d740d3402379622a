import { randomBytes } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { hashOf } from '../catalog-memory.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { checkSites } from '../members/check-sites.ts'
import type { Standing } from '../members/members.ts'
import { randomId } from '../random-id.ts'
import { invitations } from '../schema/invitations.ts'
import { change, type Store } from '../store.ts'

export type Invitation = Readonly<typeof invitations.$inferSelect>

/** How long an invitation stands, in milliseconds. */
const validMs = 7 * 86_400_000

/** Invitations to organizations. */
export interface Invitations {
  /** Those that stand, newest first. */
  list(organizationId: string): Promise<Invitation[]>
  /** The token is known here and now only. @throws ProblemError `invalid_request` (sites). */
  create(
    by: Actor,
    organizationId: string,
    invited: { email: string } & Standing,
  ): Promise<{ invitation: Invitation; token: string }>
  /** @throws ProblemError `not_found`. */
  revoke(by: Actor, organizationId: string, invitationId: string): Promise<void>
  /** The one with this token, where it stands. */
  find(token: string): Promise<Invitation | undefined>
  /** Whether anybody has invited this address. */
  awaits(email: string): Promise<boolean>
  /** Uses it up. @throws ProblemError `conflict` where it does not stand any more. */
  accept(invitationId: string): Promise<void>
}

export function createInvitations(store: Store): Invitations {
  const { database, memory } = store
  const standing = () =>
    and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, new Date()))
  return {
    list: (organizationId) =>
      inOrganization(database, organizationId, (transaction) =>
        transaction
          .select()
          .from(invitations)
          .where(and(eq(invitations.organizationId, organizationId), standing()))
          .orderBy(desc(invitations.createdAt)),
      ),
    async create(by, organizationId, { email, ...wanted }) {
      const siteIds = checkSites(memory, organizationId, wanted)
      const token = randomBytes(32).toString('base64url')
      const values = {
        id: randomId('inv', 16),
        organizationId,
        email: email.toLowerCase(),
        role: wanted.role,
        siteIds,
        tokenHash: hashOf(token),
        invitedBy: by.name,
        expiresAt: new Date(Date.now() + validMs),
      }
      const invitation = await change(store, organizationId, by, async (transaction) => {
        const [result] = await transaction.insert(invitations).values(values).returning()
        if (!result) throw new ProblemError('storage_unavailable', 'The catalog did not keep the invitation.')
        const after = { email: result.email, role: result.role, siteIds }
        return {
          result,
          fact: { action: 'invitation.created', organizationId, targetId: result.id, after },
        }
      })
      return { invitation, token }
    },
    revoke: (by, organizationId, invitationId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction
          .update(invitations)
          .set({ revokedAt: new Date() })
          .where(
            and(eq(invitations.organizationId, organizationId), eq(invitations.id, invitationId), standing()),
          )
          .returning()
        if (!row) throw new ProblemError('not_found', `There is no open invitation ${invitationId}.`)
        const before = { email: row.email, role: row.role, siteIds: row.siteIds }
        return {
          result: undefined,
          fact: { action: 'invitation.revoked', organizationId, targetId: row.id, before },
        }
      }),
    find: (token) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const [row] = await transaction
          .select()
          .from(invitations)
          .where(and(eq(invitations.tokenHash, hashOf(token)), standing()))
        return row
      }),
    awaits: (email) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const rows = await transaction
          .select()
          .from(invitations)
          .where(and(eq(invitations.email, email.toLowerCase()), standing()))
          .limit(1)
        return rows.length > 0
      }),
    accept: (invitationId) =>
      inOrganization(database, everyOrganization, async (transaction) => {
        const rows = await transaction
          .update(invitations)
          .set({ acceptedAt: new Date() })
          .where(and(eq(invitations.id, invitationId), standing()))
          .returning()
        if (rows.length === 0) throw new ProblemError('conflict', 'The invitation does not stand any more.')
      }),
  }
}
