import * as questions from '@sojourn/analytics'
import { ProblemError } from '@sojourn/contract'
import type { AnswerMemory, ReadOptions, SessionKey, Warehouse } from '@sojourn/warehouse'
import type { StandingSession } from './collect/types.ts'
import { askTwice, explainFailure } from './explain-failure.ts'
import type { Reads } from './reads.ts'

/** Above this many sites one query is cheaper than looking into the memory of each. */
const sitesLookedThrough = 20

/** Where sessions in memory are, and where the ids of moved visits lead. */
export interface MemoryOfSessions {
  standing(siteId: string, sessionId: string): StandingSession | undefined
  /** The anchor of a session in the store, in unix milliseconds; no more than a hint. */
  placeOf(siteId: string, sessionId: string): number | undefined
  resolve(siteId: string, sessionId: string): string
}

/**
 * Answers the questions of the HTTP layer from the store; one session is read from memory where it is there, and a question
 * of analytics from `answers`, where nobody else writes into the store.
 */
export function createReads(warehouse: Warehouse, memory: MemoryOfSessions, answers?: AnswerMemory): Reads {
  const inMemory = (siteIds: readonly string[], sessionId: string) => {
    for (const siteId of siteIds.slice(0, sitesLookedThrough)) {
      const standing = memory.standing(siteId, sessionId)
      if (standing) return standing
    }
    return undefined
  }
  /** Where the session lies, if that is on one of the sites for all that is known. */
  const placeOf = (siteIds: readonly string[], sessionId: string): SessionKey | undefined => {
    if (siteIds.length > sitesLookedThrough) return undefined
    const places = siteIds.flatMap((siteId) => {
      const sessionAt = memory.placeOf(siteId, sessionId)
      return sessionAt === undefined ? [] : [{ siteId, sessionId, sessionAt }]
    })
    return places.length === 1 ? places[0] : undefined
  }
  const remembering = (siteIds: readonly string[]): Pick<ReadOptions, 'remember'> =>
    answers ? { remember: (key, ask, within) => answers.recall(siteIds, key, ask, within) } : {}
  const session = async (siteIds: readonly string[], sessionId: string, place?: SessionKey) => {
    const standing = inMemory(siteIds, sessionId)
    if (standing) return standing
    const key = place ?? placeOf(siteIds, sessionId)
    const there = key && (await questions.sessionByKey(warehouse, key))
    if (there) return there
    const found = await questions.sessionById(warehouse, siteIds, sessionId)
    if (found) return found
    for (const siteId of siteIds) {
      const movedTo = memory.resolve(siteId, sessionId)
      if (movedTo !== sessionId)
        return memory.standing(siteId, movedTo) ?? questions.sessionById(warehouse, [siteId], movedTo)
    }
    return undefined
  }
  const sessionEvents = async (key: SessionKey, page: Parameters<Reads['sessionEvents']>[1]) => {
    const answer = await questions.sessionEvents(warehouse, key.siteId, key, page)
    return { ...answer, firstStep: (page.after?.step ?? 0) + 1 }
  }
  const sessionWithEvents = async (siteIds: readonly string[], sessionId: string, limit: number) => {
    const place = inMemory(siteIds, sessionId) ? undefined : placeOf(siteIds, sessionId)
    const [standing, pageThere] = await Promise.all([
      session(siteIds, sessionId, place),
      place && sessionEvents(place, { limit }),
    ])
    if (!standing) return undefined
    const page = pageThere && isAt(standing.session, place) ? pageThere : undefined
    return { standing, page: page ?? (await sessionEvents(standing.session, { limit })) }
  }
  return {
    session: (siteIds, sessionId) => explained(session(siteIds, sessionId)),
    sessionWithEvents: (...asked) => explained(sessionWithEvents(...asked)),
    sessionEvents: (...asked) => explained(sessionEvents(...asked)),
    ask: (siteIds, signal, question) => {
      const options = { settings: questions.questionLimits, signal, ...remembering(siteIds) }
      return explained(
        askTwice(() => question(warehouse, options), signal),
        signal,
      )
    },
    sessions: (...asked) => explained(questions.sessionList(warehouse, ...asked)),
    activeSessions: (...asked) => explained(questions.activeSessions(warehouse, ...asked)),
    userStats: (...asked) => explained(questions.userStats(warehouse, ...asked)),
    users: (siteIds, selection, page, now) => {
      // Of a list that somebody goes through, only the first page is asked for again.
      const options = page.after ? {} : remembering(siteIds)
      return explained(questions.users(warehouse, siteIds, selection, page, now, options))
    },
    userProfiles: (...asked) => explained(questions.userProfiles(warehouse, ...asked)),
    userEvents: (...asked) => explained(questions.userEvents(warehouse, ...asked)),
    userExport: (...asked) => explainedRows(questions.userExport(warehouse, ...asked)),
    live: (asked, limit) => explained(questions.live(warehouse, asked, limit, remembering(asked.siteIds))),
    // The ledger's only writer is the collector, whose outcomes these are.
    ledger: (...asked) => explained(questions.ledger(warehouse, ...asked) as ReturnType<Reads['ledger']>),
    exportEvents: (...asked) => explainedRows(questions.exportEvents(warehouse, ...asked)),
    exportSessions: (...asked) => explainedRows(questions.exportSessions(warehouse, ...asked)),
    exportReceived: (siteId, { from = 0, to = 0 }) =>
      explainedRows(questions.exportReceived(warehouse, siteId, { from, to })),
    firstOfSite: (...asked) => explained(questions.firstOfSite(warehouse, ...asked)),
  }
}

const isAt = (key: SessionKey, place: SessionKey | undefined): boolean =>
  key.siteId === place?.siteId && key.sessionId === place.sessionId && key.sessionAt === place.sessionAt

/** The rows, and a failure as {@link explainFailure} has it. */
async function* explainedRows<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  try {
    yield* rows
  } catch (cause) {
    throw explainFailure(cause)
  }
}

async function explained<Answer>(answer: Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
  try {
    return await answer
  } catch (cause) {
    if (signal?.aborted)
      throw new ProblemError('invalid_request', 'The connection was closed before the answer was there.')
    throw explainFailure(cause)
  }
}
