import { type ApiAnswer, createApi, detailOf } from '../api/create-api.ts'
import type { SojournOptions } from '../api/sojourn-options.ts'
import { createUserCheck } from '../identity/create-user-check.ts'
import { type Given, openOnce } from '../open-once.ts'
import { Refusal } from '../refusal.ts'
import { type ActionResult, resultOf } from './action-result.ts'
import type { JourneyFunnels, SessionList, SessionStats } from './answers.ts'
import type { FunnelQuestion, SessionsQuestion, StatsQuestion } from './questions.ts'

export interface SessionActionOptions extends SojournOptions {
  /** The user's token: from a cookie, or the identity provider's server library. */
  readonly token: () => string | undefined | Promise<string | undefined>
}

/** Answers about the signed-in user, and about nobody else. */
export interface SessionActions {
  /** The user's sessions, newest first. */
  getSessions(question?: SessionsQuestion): Promise<ActionResult<SessionList>>
  /** How far the user's sessions came: by the stages of the standard journey, or by steps of the page's own. */
  getJourneyFunnels(question?: FunnelQuestion): Promise<ActionResult<JourneyFunnels>>
  /** The user's sessions summed up. */
  getSessionStats(question?: StatsQuestion): Promise<ActionResult<SessionStats>>
}

/**
 * Server actions to wrap in a file with `'use server'`. Their arguments come from the browser: what is not of a question
 * is left out, and the user is always the token's.
 * @param given a function is asked for the options when the first action is called
 * @throws {TypeError} where an option cannot be one
 */
export function createSessionActions(given: Given<SessionActionOptions>): SessionActions {
  const opened = openOnce(given, (options) => ({
    api: createApi(options),
    check: createUserCheck(options.identity),
    token: options.token,
  }))
  const signedIn = async () => {
    const { api, check, token } = opened()
    return { api, userId: await check(await token()) }
  }

  return {
    getSessions: (question) =>
      resultOf(async () => {
        const { api, userId } = await signedIn()
        const path = `/users/${encodeURIComponent(userId)}/sessions` as const
        const query = scalars(question, ['range', 'from', 'to', 'status', 'outcome', 'limit', 'cursor'])
        return demand<SessionList>(await api.ask('GET', path, { query }))
      }),
    getJourneyFunnels: (question) =>
      resultOf(async () => {
        const { api, userId } = await signedIn()
        const filters = [{ property: 'userId', op: 'eq', value: userId }]
        const range = scalars(question, ['range', 'from', 'to', 'timezone'])
        const steps = question?.steps
        if (steps === undefined) {
          const query = { ...range, filters: JSON.stringify(filters) }
          return demand<JourneyFunnels>(await api.ask('GET', '/analytics/stages', { query }))
        }
        const shape = scalars(question, ['window', 'order'])
        const body = { ...range, ...shape, steps, per: 'session', filters }
        return demand<JourneyFunnels>(await api.ask('POST', '/analytics/funnel', { body }))
      }),
    getSessionStats: (question) =>
      resultOf(async () => {
        const { api, userId } = await signedIn()
        const path = `/users/${encodeURIComponent(userId)}/stats` as const
        const query = scalars(question, ['daysBack'])
        return demand<SessionStats>(await api.ask('GET', path, { query }))
      }),
  }
}

function demand<Data>({ status, body }: ApiAnswer): Data {
  if (status === 200) return body as Data
  throw new Refusal('invalid_request', detailOf(body))
}

/** The named members that are texts or numbers. */
function scalars(question: unknown, names: readonly string[]): Record<string, string | number> {
  if (typeof question !== 'object' || question === null) return {}
  return Object.fromEntries(
    Object.entries(question).filter(
      ([name, value]) => names.includes(name) && (typeof value === 'string' || typeof value === 'number'),
    ),
  )
}
