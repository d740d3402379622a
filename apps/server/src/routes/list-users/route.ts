import { userSorts } from '@sojourn/analytics'
import { userSchema } from '@sojourn/contract'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitParameter } from '../../http/limit.ts'
import { presentUser } from '../../present/present-user.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { currencyOf } from '../currency-of.ts'
import type { SiteDirectory } from '../timezone-of.ts'

interface Deps {
  catalog: SiteDirectory
  reads: Pick<Reads, 'users'>
  now: () => number
}

const query = z.object({
  search: z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(256, { error: 'must be at most 256 characters' })
    .transform((text) => text.replace(/\p{Cs}/gu, '\ufffd'))
    .optional()
    .describe('Part of the id or of a trait, whatever its case'),
  sort: z
    .enum(userSorts, { error: `must be one of ${userSorts.join(', ')}` })
    .default('lastSeen')
    .describe("`revenue` is that in the site's currency"),
  order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).default('desc'),
  limit: limitParameter,
  cursor: z.string().optional().describe('`nextCursor` of the page before'),
})

const place = z
  .tuple([z.string().regex(/^-?\d{1,19}$/), z.string().min(1).max(128)])
  .transform(([figure, userId]) => ({ figure, userId }))

export const listUsers = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/users',
    tag: 'Users',
    summary: 'List users',
    description:
      'Users are those whom the site named; their earlier sessions as unknown visitors count as theirs. A page that is asked ' +
      'while users are active may name one again whose place has changed.',
    query,
    answers: {
      200: {
        description: 'A page of users',
        schema: z.object({ users: z.array(userSchema), nextCursor: z.string().nullable() }),
      },
    },
    problems: ['invalid_cursor'],
    handle: async ({ c, caller, siteIds, query: { limit, cursor, ...asked } }) => {
      demandPermission(caller, 'personal_data')
      const scope = `users ${JSON.stringify([asked, siteIds])}`
      const after = cursor === undefined ? undefined : decodeCursor(scope, place, cursor)
      const { sort, order, search } = asked
      const selection = { sort, search, isAscending: order === 'asc', currency: currencyOf(catalog, siteIds) }
      const { users, next } = await reads.users(siteIds, selection, { limit, after }, now())
      return c.json({
        users: users.map(presentUser),
        nextCursor: next ? encodeCursor(scope, [next.figure, next.userId]) : null,
      })
    },
  })
