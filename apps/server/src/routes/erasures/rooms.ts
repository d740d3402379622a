import type { Catalog, Erasure } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import { z } from 'zod'
import { actorOf } from '../../accounts/actor-of.ts'
import type { BackgroundWork } from '../../background-work.ts'
import type { Caller } from '../../credentials/caller.ts'
import { type Room, room } from '../../rooms/room.ts'
import { userIdParams } from '../user-id.ts'
import { erasureAnswer, presentErasure } from './erasure-answer.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'erasures'>
  readonly eraser: Pick<BackgroundWork, 'wake'>
  readonly trustProxyHops: number
}

const params = z.object({ erasureId: z.string().max(64).describe('The id of the erasure') })
const one = z.object({ erasure: erasureAnswer })

/** Erasures of persons, and the receipts of them. */
export function erasureRooms({ catalog: { erasures }, eraser, trustProxyHops }: Deps): Room[] {
  return [
    room({
      guard: 'erase',
      method: 'delete',
      path: '/api/v1/users/{userId}',
      tag: 'Privacy',
      summary: 'Erase a person, for good',
      description:
        'Everything that names the user, and in their own sessions also what names nobody: events, sessions, what is known ' +
        'of their visitors, caches, files. Events of other people in these sessions stay. Asking again is harmless; the ' +
        'answer is the same whether such a user is known or not. It outlives a crash. The receipt follows at `Location`.',
      params: userIdParams,
      answers: { 202: { description: 'It has begun', schema: one } },
      handle: async ({ c, caller, siteIds, params: { userId } }) => {
        const by = actorOf(c, caller, trustProxyHops)
        const erasure = await erasures.request(by, caller.organizationId, siteIds, userId)
        eraser.wake()
        c.header('location', `/api/v1/erasures/${erasure.id}`)
        return c.json({ erasure: presentErasure(erasure) }, 202)
      },
    }),
    room({
      guard: 'erase',
      method: 'get',
      path: '/api/v1/erasures',
      tag: 'Privacy',
      summary: 'List the last 100 erasures',
      answers: {
        200: { description: 'Newest first', schema: z.object({ erasures: z.array(erasureAnswer) }) },
      },
      handle: async ({ c, caller, siteIds }) => {
        const all = await erasures.list(caller.organizationId)
        return c.json({
          erasures: all.filter((each) => covers(caller, siteIds, each)).map(presentErasure),
        })
      },
    }),
    room({
      guard: 'erase',
      method: 'get',
      path: '/api/v1/erasures/{erasureId}',
      tag: 'Privacy',
      summary: 'Read how far an erasure is, and then its receipt',
      params,
      answers: { 200: { description: 'The erasure', schema: one } },
      handle: async ({ c, caller, siteIds, params: { erasureId } }) => {
        const erasure = await erasures.get(caller.organizationId, erasureId)
        if (!erasure || !covers(caller, siteIds, erasure))
          throw new ProblemError('not_found', `The credential covers no erasure ${erasureId}.`)
        return c.json({ erasure: presentErasure(erasure) })
      },
    }),
  ]
}

/** Whether an erasure is about sites of the caller; who has all sites sees also those of sites that are no more. */
const covers = (caller: Caller, siteIds: readonly string[], erasure: Erasure): boolean =>
  (caller.hasAllSites && siteIds === caller.siteIds) ||
  erasure.siteIds.every((siteId) => siteIds.includes(siteId))
