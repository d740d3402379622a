import type { Catalog } from '@sojourn/catalog'
import { newSavedView, savedViewChanges, savedViewSchema } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import { parseBody } from '../../http/parse-body.ts'
import { readJson } from '../../http/read-json.ts'
import { type Room, room } from '../../rooms/room.ts'
import { demandOwner, demandView, ownerOf, presentView, seesView, siteOfAddress } from './view-desk.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'savedViews'>
  readonly trustProxyHops: number
}

const params = z.object({ viewId: z.string().min(1).max(128) })
const answer = z.object({ view: savedViewSchema })
const bodyProblems = ['malformed_json', 'body_too_large', 'unsupported_media_type'] as const

/** Saved views: names for pages of the dashboard with everything that was chosen on them. */
export function viewRooms({ catalog: { savedViews }, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'read',
      method: 'get',
      path: '/api/v1/views',
      tag: 'Analytics',
      summary: 'List the saved views',
      description: 'Those that are shared with the organization, and those of the own account.',
      answers: {
        200: { description: 'By name', schema: z.object({ views: z.array(savedViewSchema) }) },
      },
      handle: async ({ c, caller }) => {
        const all = await savedViews.list(caller.organizationId, ownerOf(caller))
        return c.json({ views: all.filter((view) => seesView(caller, view)).map(presentView) })
      },
    }),
    room({
      guard: 'save',
      method: 'post',
      path: '/api/v1/views',
      tag: 'Analytics',
      summary: 'Save a view',
      body: { schema: newSavedView, example: { name: 'Checkout this week', address: '/funnels?range=7d' } },
      answers: { 201: { description: 'The view', schema: answer } },
      problems: ['conflict', ...bodyProblems],
      handle: async ({ c, caller }) => {
        const { name, address, isShared } = parseBody(newSavedView, await readJson(c))
        const parts = {
          name,
          address,
          siteId: siteOfAddress(caller, address),
          accountId: isShared ? null : demandOwner(caller),
        }
        const view = await savedViews.create(actorOf(c, caller, trustProxyHops), caller.organizationId, parts)
        return c.json({ view: presentView(view) }, 201)
      },
    }),
    room({
      guard: 'save',
      method: 'patch',
      path: '/api/v1/views/{viewId}',
      tag: 'Analytics',
      summary: 'Change a saved view',
      description: 'One that is shared is changed by everybody who may save.',
      params,
      body: { schema: savedViewChanges, example: { name: 'Checkout', isShared: true } },
      answers: { 200: { description: 'The view', schema: answer } },
      problems: [...bodyProblems],
      handle: async ({ c, caller, params: { viewId } }) => {
        const { name, address, isShared } = parseBody(savedViewChanges, await readJson(c))
        await demandView(savedViews, caller, viewId)
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(address === undefined ? {} : { address, siteId: siteOfAddress(caller, address) }),
          ...(isShared === undefined ? {} : { accountId: isShared ? null : demandOwner(caller) }),
        }
        const by = actorOf(c, caller, trustProxyHops)
        const { organizationId } = caller
        const view = await savedViews.update(by, organizationId, ownerOf(caller), viewId, changes)
        return c.json({ view: presentView(view) })
      },
    }),
    room({
      guard: 'save',
      method: 'delete',
      path: '/api/v1/views/{viewId}',
      tag: 'Analytics',
      summary: 'Remove a saved view',
      params,
      answers: { 204: { description: 'It is gone' } },
      handle: async ({ c, caller, params: { viewId } }) => {
        await demandView(savedViews, caller, viewId)
        const by = actorOf(c, caller, trustProxyHops)
        await savedViews.remove(by, caller.organizationId, ownerOf(caller), viewId)
        return c.body(null, 204)
      },
    }),
  ]
}
