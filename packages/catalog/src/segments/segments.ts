import { ProblemError } from '@sojourn/contract'
import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { difference } from '../audit-log/difference.ts'
import { inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { segments } from '../schema/segments.ts'
import { change, type Store } from '../store.ts'

type Row = typeof segments.$inferSelect

/** A saved condition on sessions or users. */
export type Segment = Readonly<Omit<Row, 'id'>> & { readonly segmentId: string }

export interface NewSegment {
  readonly name: string
  /** Null: for all sites of the organization. */
  readonly siteId: string | null
  /** As it was sent; `segmentRule` reads it. */
  readonly rule: Record<string, unknown>
}

/** The segments of organizations. */
export interface Segments {
  /** By name. */
  list(organizationId: string): Promise<Segment[]>
  get(organizationId: string, segmentId: string): Promise<Segment | undefined>
  /** @throws ProblemError `conflict` where the organization has as many as it can have. */
  create(by: Actor, organizationId: string, segment: NewSegment): Promise<Segment>
  /** @throws ProblemError `not_found`. */
  update(
    by: Actor,
    organizationId: string,
    segmentId: string,
    changes: { readonly name?: string | undefined; readonly rule?: Record<string, unknown> | undefined },
  ): Promise<Segment>
  /** @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string, segmentId: string): Promise<void>
}

const segmentsMax = 1000

export function createSegments(store: Store): Segments {
  const list = (organizationId: string) =>
    inOrganization(store.database, organizationId, (transaction) =>
      transaction
        .select()
        .from(segments)
        .where(eq(segments.organizationId, organizationId))
        .orderBy(asc(segments.name), asc(segments.id))
        .limit(segmentsMax),
    )
  return {
    list: async (organizationId) => (await list(organizationId)).map(segmentOf),
    async get(organizationId, segmentId) {
      const [row] = await inOrganization(store.database, organizationId, (transaction) =>
        transaction.select().from(segments).where(named(organizationId, segmentId)),
      )
      return row && segmentOf(row)
    },
    async create(by, organizationId, segment) {
      if ((await list(organizationId)).length >= segmentsMax)
        throw new ProblemError('conflict', `The organization has ${segmentsMax} segments. Remove one first.`)
      return change(store, organizationId, by, async (transaction) => {
        const values = { id: randomId('seg', 16), organizationId, ...segment }
        const [row] = await transaction.insert(segments).values(values).returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the segment.')
        const fact = { action: 'segment.created', organizationId, targetId: row.id, after: segment } as const
        return { result: segmentOf(row), fact }
      })
    },
    update: (by, organizationId, segmentId, { name, rule }) =>
      change(store, organizationId, by, async (transaction) => {
        const [was] = await transaction
          .select()
          .from(segments)
          .where(named(organizationId, segmentId))
          .for('update')
        if (!was) throw unknownSegment(segmentId)
        const is = { name: name ?? was.name, rule: rule ?? was.rule }
        const [row = was] = await transaction
          .update(segments)
          .set({ ...is, updatedAt: new Date() })
          .where(named(organizationId, segmentId))
          .returning()
        const changed = difference({ name: was.name, rule: was.rule }, is)
        const fact = { action: 'segment.updated', organizationId, targetId: segmentId, ...changed } as const
        return { result: segmentOf(row), fact }
      }),
    remove: (by, organizationId, segmentId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction.delete(segments).where(named(organizationId, segmentId)).returning()
        if (!row) throw unknownSegment(segmentId)
        const before = { name: row.name, siteId: row.siteId, rule: row.rule }
        return {
          result: undefined,
          fact: { action: 'segment.removed', organizationId, targetId: segmentId, before },
        }
      }),
  }
}

const segmentOf = ({ id, ...row }: Row): Segment => ({ segmentId: id, ...row })

const named = (organizationId: string, segmentId: string) =>
  and(eq(segments.organizationId, organizationId), eq(segments.id, segmentId))

/** The same words whether a segment does not exist or is somebody else's. */
export const unknownSegment = (segmentId: string): ProblemError =>
  new ProblemError('not_found', `There is no segment with the id ${JSON.stringify(segmentId.slice(0, 128))}.`)
