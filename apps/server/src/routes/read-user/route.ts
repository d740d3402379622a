import { userSchema } from '@sojourn/contract'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { presentUser } from '../../present/present-user.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import type { SiteDirectory } from '../timezone-of.ts'
import { userIdParams } from '../user-id.ts'
import { findUser } from './find-user.ts'

interface Deps {
  catalog: SiteDirectory
  reads: Reads
}

export const readUser = (deps: Deps) =>
  room({
    guard: 'read',
    isForUsers: true,
    method: 'get',
    path: '/api/v1/users/{userId}',
    tag: 'Users',
    summary: 'Read the profile of a user',
    params: userIdParams,
    answers: { 200: { description: 'The profile', schema: z.object({ user: userSchema }) } },
    problems: ['not_found'],
    handle: async ({ c, caller, siteIds, params }) => {
      demandPermission(caller, 'personal_data')
      return c.json({ user: presentUser(await findUser(deps, siteIds, params.userId)) })
    },
  })
