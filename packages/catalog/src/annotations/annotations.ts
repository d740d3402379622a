import { ProblemError } from '@sojourn/contract'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { inOrganization } from '../database.ts'
import { randomId } from '../random-id.ts'
import { annotations } from '../schema/annotations.ts'
import { change, type Store } from '../store.ts'

type Row = typeof annotations.$inferSelect

/** What happened on a day, in people's words. */
export type Annotation = Readonly<Omit<Row, 'id'>> & { readonly annotationId: string }

/** The annotations of sites. */
export interface Annotations {
  /** Of these sites, by day. */
  list(organizationId: string, siteIds: readonly string[]): Promise<Annotation[]>
  /** @throws ProblemError `conflict` where the site has as many as it can have. */
  create(
    by: Actor,
    organizationId: string,
    annotation: Pick<Annotation, 'siteId' | 'day' | 'text'>,
  ): Promise<Annotation>
  /** Of one of these sites. @throws ProblemError `not_found`. */
  remove(by: Actor, organizationId: string, siteIds: readonly string[], annotationId: string): Promise<void>
}

const perSiteMax = 1000

export function createAnnotations(store: Store): Annotations {
  return {
    async list(organizationId, siteIds) {
      const rows = await inOrganization(store.database, organizationId, (transaction) =>
        transaction
          .select()
          .from(annotations)
          .where(
            and(eq(annotations.organizationId, organizationId), inArray(annotations.siteId, [...siteIds])),
          )
          .orderBy(asc(annotations.day), asc(annotations.createdAt)),
      )
      return rows.map(annotationOf)
    },
    create: (by, organizationId, annotation) =>
      change(store, organizationId, by, async (transaction) => {
        const ofSite = eq(annotations.siteId, annotation.siteId)
        if ((await transaction.$count(annotations, ofSite)) >= perSiteMax)
          throw new ProblemError('conflict', `The site has ${perSiteMax} annotations. Remove one first.`)
        const values = { id: randomId('note', 16), organizationId, ...annotation }
        const [row] = await transaction.insert(annotations).values(values).returning()
        if (!row) throw new ProblemError('storage_unavailable', 'The catalog did not keep the annotation.')
        return {
          result: annotationOf(row),
          fact: { action: 'annotation.created', organizationId, targetId: row.id, after: annotation },
        }
      }),
    remove: (by, organizationId, siteIds, annotationId) =>
      change(store, organizationId, by, async (transaction) => {
        const [row] = await transaction
          .delete(annotations)
          .where(
            and(
              eq(annotations.organizationId, organizationId),
              eq(annotations.id, annotationId),
              inArray(annotations.siteId, [...siteIds]),
            ),
          )
          .returning()
        if (!row)
          throw new ProblemError(
            'not_found',
            `There is no annotation with the id ${JSON.stringify(annotationId)}.`,
          )
        const before = { siteId: row.siteId, day: row.day, text: row.text }
        return {
          result: undefined,
          fact: { action: 'annotation.removed', organizationId, targetId: annotationId, before },
        }
      }),
  }
}

const annotationOf = ({ id, ...row }: Row): Annotation => ({ annotationId: id, ...row })
