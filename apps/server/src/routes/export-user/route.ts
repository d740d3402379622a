import type { UserRecord } from '@sojourn/analytics'
import { eventSchema, formatInstant, sessionSchema, userSchema } from '@sojourn/contract'
import { presentEvent } from '@sojourn/sessions'
import { z } from 'zod'
import { demandPermission } from '../../credentials/caller.ts'
import { contextOf, eventContext } from '../../present/event-context.ts'
import { presentStanding } from '../../present/present-standing.ts'
import { presentUser } from '../../present/present-user.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { answerNdjson } from '../export-ndjson.ts'
import { findUser } from '../read-user/find-user.ts'
import type { SiteDirectory } from '../timezone-of.ts'
import { userIdParams } from '../user-id.ts'

interface Deps {
  catalog: SiteDirectory
  reads: Reads
  now: () => number
}

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), user: userSchema }),
  z.object({
    kind: z.literal('identity'),
    identity: z.object({
      siteId: z.string(),
      visitorId: z.string(),
      userId: z.string(),
      seenAt: z.iso.datetime(),
    }),
  }),
  z.object({ kind: z.literal('session'), session: sessionSchema }),
  z.object({
    kind: z.literal('event'),
    event: eventSchema.omit({ step: true }).extend({ siteId: z.string(), context: eventContext }),
  }),
])
type Line = z.input<typeof line>

export const exportUser = (deps: Deps) =>
  room({
    guard: 'export',
    method: 'get',
    path: '/api/v1/users/{userId}/export',
    tag: 'Users',
    summary: 'Take all data of a user out',
    description:
      'One JSON object a line: the profile, the visitors that were seen as the user, the sessions, and the events that name ' +
      "the user or, in these sessions, nobody. Other people's events on a shared device are left out.",
    params: userIdParams,
    answers: {
      200: { description: 'All data of the user', schema: line, contentType: 'application/x-ndjson' },
    },
    problems: ['not_found'],
    handle: async ({ c, caller, siteIds, params }) => {
      demandPermission(caller, 'personal_data')
      const at = deps.now()
      const profile = await findUser(deps, siteIds, params.userId)
      const records = deps.reads.userExport(siteIds, params.userId)
      const lines = async function* (): AsyncGenerator<Line> {
        yield { kind: 'user', user: presentUser(profile) }
        for await (const record of records) yield presentRecord(record, at)
      }
      return answerNdjson(c, lines(), (one) => one)
    },
  })

function presentRecord(record: UserRecord, now: number): Line {
  switch (record.kind) {
    case 'identity': {
      const { seenAt, ...who } = record.identity
      return { kind: 'identity', identity: { ...who, seenAt: formatInstant(seenAt) } }
    }
    case 'session':
      return { kind: 'session', session: presentStanding(record.stored, now) }
    case 'event': {
      const { step: _step, ...event } = presentEvent(record.event, 0)
      const { siteId } = record.event
      return { kind: 'event', event: { ...event, siteId, context: contextOf(record.event) } }
    }
  }
}
