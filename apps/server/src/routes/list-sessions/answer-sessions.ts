import type { Catalog } from '@sojourn/catalog'
import { sessionSchema } from '@sojourn/contract'
import { z } from 'zod'
import type { ReadCall } from '../../credentials/admit.ts'
import { demandPermission } from '../../credentials/caller.ts'
import type { Context } from '../../http/app-env.ts'
import { decodeCursor, encodeCursor } from '../../http/cursor.ts'
import { limitParameter } from '../../http/limit.ts'
import { resolveRange } from '../../http/range.ts'
import { sessionFor } from '../../present/hide-who.ts'
import { presentStanding } from '../../present/present-standing.ts'
import type { Reads, SessionFilters } from '../../reads.ts'
import { chosenBy } from '../frame-of.ts'
import { type SiteDirectory, timezoneOf } from '../timezone-of.ts'
import { readFilters, sessionFilterParameters } from './session-filters.ts'

export interface ListDeps {
  readonly catalog: SiteDirectory & Pick<Catalog, 'segments'>
  readonly reads: Pick<Reads, 'sessions'>
  readonly now: () => number
}

export const sessionListQuery = z.object({
  ...sessionFilterParameters,
  limit: limitParameter,
  cursor: z.string().optional().describe('`nextCursor` of the page before'),
})

export const sessionListAnswer = z.object({
  sessions: z.array(sessionSchema).describe('Newest first'),
  nextCursor: z.string().nullable(),
})

const place = z
  .tuple([z.number().int(), z.string().min(1).max(128), z.string().min(1).max(128)])
  .transform(([startedAt, siteId, sessionId]) => ({ startedAt, siteId, sessionId }))

type ListCall = ReadCall & { c: Context; query: z.output<typeof sessionListQuery> }

/** Answers a page of sessions, newest first; what `fixed` says stands above the query. */
export async function answerSessions(
  { c, caller, siteIds, query }: ListCall,
  deps: ListDeps,
  fixed: SessionFilters = {},
) {
  const { limit, cursor, ...asked } = query
  const named = [asked.userId ?? fixed.userId, asked.visitorId]
  if (named.some((id) => id !== undefined)) demandPermission(caller, 'personal_data')
  const now = deps.now()
  const timezone = asked.timezone ?? timezoneOf(deps.catalog, siteIds)
  const isChosen = asked.filters !== undefined || asked.segmentId !== undefined
  const filters = {
    ...readFilters(asked),
    ...resolveRange(asked, 'all', timezone, now),
    ...fixed,
    ...(isChosen ? { fitting: await chosenBy({ caller, siteIds }, asked, deps.catalog) } : {}),
  }
  const scope = `sessions ${JSON.stringify([asked, fixed, siteIds])}`
  const before = cursor === undefined ? undefined : decodeCursor(scope, place, cursor)
  const { sessions, hasMore } = await deps.reads.sessions(siteIds, filters, { limit, before }, now)
  const last = sessions.at(-1)?.session
  return c.json({
    sessions: sessions.map((standing) => sessionFor(caller, presentStanding(standing, now))),
    nextCursor: hasMore && last ? encodeCursor(scope, [last.startedAt, last.siteId, last.sessionId]) : null,
  })
}
