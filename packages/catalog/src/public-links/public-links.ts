import { timingSafeEqual } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { hashPassword, verifyPassword } from '../accounts/password.ts'
import type { Actor } from '../actor.ts'
import { hashOf } from '../catalog-memory.ts'
import { everyOrganization, inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { publicLinks } from '../schema/public-links.ts'
import { change, type Store } from '../store.ts'
import { makePass, readPass } from './pass.ts'

type Row = typeof publicLinks.$inferSelect

/** A link by which anybody who has it sees the figures of a site. */
export type PublicLink = Readonly<Omit<Row, 'id' | 'hash' | 'passwordHash'>> & {
  readonly linkId: string
  readonly hasPassword: boolean
}

export interface NewPublicLink
  extends Pick<PublicLink, 'siteId' | 'segmentId' | 'shows' | 'name' | 'frameOrigins'> {
  readonly expiresAt: Date | null
  /** Null: none is asked for. */
  readonly password: string | null
}

/** The public links of organizations. They are read anew with each use, so that a revoked one opens nothing from then on. */
export interface PublicLinks {
  /** Of these sites, newest first, with those that have expired. */
  list(organizationId: string, siteIds: readonly string[]): Promise<PublicLink[]>
  /** The answer is the only moment at which the token is known. */
  create(
    by: Actor,
    organizationId: string,
    link: NewPublicLink,
  ): Promise<{ readonly link: PublicLink; readonly token: string }>
  /** @throws ProblemError `not_found`. */
  revoke(by: Actor, organizationId: string, siteIds: readonly string[], linkId: string): Promise<void>
  /** The link with this id, unless it is unknown, expired or revoked. */
  get(linkId: string): Promise<PublicLink | undefined>
  /**
   * A pass for an hour, by token and password.
   * @throws ProblemError `not_found` (the link, the token), `unauthenticated` (the password is missing or wrong).
   */
  open(
    linkId: string,
    token: string,
    password: string | undefined,
  ): Promise<{ readonly link: PublicLink; readonly pass: string; readonly passExpiresAt: Date }>
  /** The link that a pass is of; undefined where either is no longer good. */
  ofPass(pass: string): Promise<PublicLink | undefined>
}

export function createPublicLinks(store: Store & { readonly secret: string }): PublicLinks {
  const find = async (linkId: string): Promise<Row | undefined> => {
    const [row] = await inOrganization(store.database, everyOrganization, (transaction) =>
      transaction.select().from(publicLinks).where(eq(publicLinks.id, linkId)),
    )
    return row && (row.expiresAt === null || row.expiresAt.getTime() > Date.now()) ? row : undefined
  }
  return {
    async list(organizationId, siteIds) {
      const rows = await inOrganization(store.database, organizationId, (transaction) =>
        transaction
          .select()
          .from(publicLinks)
          .where(
            and(eq(publicLinks.organizationId, organizationId), inArray(publicLinks.siteId, [...siteIds])),
          )
          .orderBy(desc(publicLinks.createdAt)),
      )
      return rows.map(linkOf)
    },
    async create(by, organizationId, { password, ...parts }) {
      const token = randomId('pl', 32)
      const passwordHash = password === null ? null : await hashPassword(password)
      const kept = { ...parts, frameOrigins: [...parts.frameOrigins] }
      const link = await change(store, organizationId, by, async (transaction) => {
        const values = {
          id: randomId('link', 16),
          organizationId,
          hash: hashOf(token),
          passwordHash,
          ...kept,
        }
        const [row] = await transaction.insert(publicLinks).values(values).returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the link.')
        const after = { ...kept, hasPassword: password !== null }
        return {
          result: linkOf(row),
          fact: { action: 'public_link.created', organizationId, targetId: row.id, after },
        }
      })
      return { link, token }
    },
    revoke: (by, organizationId, siteIds, linkId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction
          .delete(publicLinks)
          .where(
            and(
              eq(publicLinks.organizationId, organizationId),
              eq(publicLinks.id, linkId),
              inArray(publicLinks.siteId, [...siteIds]),
            ),
          )
          .returning()
        if (!row) throw unknownLink()
        const before = { name: row.name, siteId: row.siteId, segmentId: row.segmentId }
        return {
          result: undefined,
          fact: { action: 'public_link.revoked', organizationId, targetId: linkId, before },
        }
      }),
    async get(linkId) {
      const row = await find(linkId)
      return row && linkOf(row)
    },
    async open(linkId, token, password) {
      const row = await find(linkId)
      if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hashOf(token)))) throw unknownLink()
      if (row.passwordHash !== null) {
        if (!password) throw new ProblemError('unauthenticated', 'This link asks for a password.')
        if (!(await verifyPassword(row.passwordHash, password)))
          throw new ProblemError('unauthenticated', 'This is not the password of the link.')
      }
      return { link: linkOf(row), ...makePass(store.secret, row) }
    },
    async ofPass(pass) {
      const read = readPass(pass)
      const row = read && (await find(read.linkId))
      return row && read.isOf(store.secret, row) ? linkOf(row) : undefined
    },
  }
}

const unknownLink = () =>
  new ProblemError('not_found', 'This link is unknown, expired or revoked. Ask whoever gave it to you.')

const linkOf = ({ id, hash: _hash, passwordHash, ...row }: Row): PublicLink => ({
  linkId: id,
  hasPassword: passwordHash !== null,
  ...row,
})
