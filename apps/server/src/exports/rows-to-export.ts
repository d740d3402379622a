import type { UserPlace } from '@sojourn/analytics'
import type { EventAnswer, UserAnswer } from '@sojourn/contract'
import { presentEvent, type SessionEvent } from '@sojourn/sessions'
import type { Caller } from '../credentials/caller.ts'
import { contextOf } from '../present/event-context.ts'
import { eventFor, sessionFor } from '../present/hide-who.ts'
import { presentStanding } from '../present/present-standing.ts'
import { presentUser } from '../present/present-user.ts'
import type { ReadRange, Reads } from '../reads.ts'
import type { ExportKind } from './export-columns.ts'

/** What is exported, and for whom. */
export interface WantedRows {
  readonly kind: ExportKind
  readonly siteIds: readonly string[]
  /** Of the event, or of the start of the session; users have none. */
  readonly range: ReadRange
  /** Without `personal_data` nothing in the rows tells who somebody is. */
  readonly caller: Pick<Caller, 'permissions'>
  readonly now: number
}

const usersAtOnce = 5_000

/** The rows of an export as the API answers them, in bounded memory; users by when they were first seen. */
export async function* rowsToExport(reads: Reads, wanted: WantedRows): AsyncGenerator<object> {
  const { kind, siteIds, range, caller, now } = wanted
  if (kind === 'users') return yield* usersOf(reads, wanted)
  if (kind === 'sessions') {
    for await (const standing of reads.exportSessions(siteIds, range))
      yield sessionFor(caller, presentStanding(standing, now))
    return
  }
  for await (const event of reads.exportEvents(siteIds, range)) yield presentFor(caller, event)
}

/** The events of a site that were received in a time, each once however they are asked for. */
export async function* receivedRows(
  reads: Reads,
  siteId: string,
  range: { readonly from: number; readonly to: number },
  caller: WantedRows['caller'],
): AsyncGenerator<object> {
  for await (const event of reads.exportReceived(siteId, range)) yield presentFor(caller, event)
}

function presentFor(caller: WantedRows['caller'], event: SessionEvent): object {
  const { step: _step, ...row } = eventFor(caller, presentEvent(event, 0)) satisfies EventAnswer
  const { ip, userAgent, ...context } = contextOf(event)
  const isWhole = caller.permissions.has('personal_data')
  return { ...row, context: isWhole ? { userAgent, ip, ...context } : context }
}

async function* usersOf(reads: Reads, { siteIds, caller, now }: WantedRows): AsyncGenerator<UserAnswer> {
  // Every row of a user is who somebody is.
  if (!caller.permissions.has('personal_data')) return
  const selection = { sort: 'firstSeen', search: undefined, isAscending: true, currency: '' } as const
  let after: UserPlace | undefined
  do {
    const page = await reads.users(siteIds, selection, { limit: usersAtOnce, after }, now)
    for (const profile of page.users) yield presentUser(profile)
    after = page.next
  } while (after)
}
