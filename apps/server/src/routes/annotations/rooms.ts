import type { Annotation, Catalog } from '@sojourn/catalog'
import { type AnnotationAnswer, annotationSchema, newAnnotation } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { sitesAsked } from '../../credentials/caller.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'annotations'>
  readonly trustProxyHops: number
}

const present = ({ annotationId, siteId, day, text, createdAt }: Annotation): AnnotationAnswer => ({
  annotationId,
  siteId,
  day,
  text,
  createdAt: createdAt.toISOString(),
})

/** What happened on days of a site, in people's words, beside the figures of those days. */
export function annotationRooms({ catalog: { annotations }, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'read',
      method: 'get',
      path: '/api/v1/annotations',
      tag: 'Analytics',
      summary: 'List the annotations',
      answers: {
        200: { description: 'By day', schema: z.object({ annotations: z.array(annotationSchema) }) },
      },
      handle: async ({ c, caller, siteIds }) => {
        const found = await annotations.list(caller.organizationId, siteIds)
        return c.json({ annotations: found.map(present) })
      },
    }),
    room({
      guard: 'save',
      method: 'post',
      path: '/api/v1/annotations',
      tag: 'Analytics',
      summary: 'Annotate a day',
      body: {
        schema: newAnnotation,
        example: { siteId: 'site_…', day: '2026-03-02', text: 'Spring sale begins' },
      },
      answers: { 201: { description: 'The annotation', schema: z.object({ annotation: annotationSchema }) } },
      problems: ['conflict', 'malformed_json', 'body_too_large', 'unsupported_media_type'],
      handle: async ({ c, caller }) => {
        const annotation = parseBody(newAnnotation, await readJson(c))
        sitesAsked(caller, annotation.siteId)
        const by = actorOf(c, caller, trustProxyHops)
        const kept = await annotations.create(by, caller.organizationId, annotation)
        return c.json({ annotation: present(kept) }, 201)
      },
    }),
    room({
      guard: 'save',
      method: 'delete',
      path: '/api/v1/annotations/{annotationId}',
      tag: 'Analytics',
      summary: 'Remove an annotation',
      params: z.object({ annotationId: z.string().min(1).max(128) }),
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { annotationId } }) => {
        const by = actorOf(c, caller, trustProxyHops)
        await annotations.remove(by, caller.organizationId, caller.siteIds, annotationId)
        return c.body(null, 204)
      },
    }),
  ]
}
