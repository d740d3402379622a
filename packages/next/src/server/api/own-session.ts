import type { SessionAnswer } from '@sojourn/contract'
import { Refusal } from '../refusal.ts'
import type { Api } from './create-api.ts'

/** A session that is not there and one of somebody else look the same. */
const notFound = (): Refusal => new Refusal('not_found', 'There is no such session of yours.')

/** The session in an answer, if it is this user's. @throws {Refusal} `not_found` */
export function demandOwn(answer: { readonly status: number; readonly body: unknown }, userId: string): void {
  const { session } = (answer.body ?? {}) as { session?: Partial<SessionAnswer> }
  if (session?.userId !== userId) throw notFound()
}

/** The path of a session's calls. @throws {Refusal} `invalid_request`, where this can be no session's id */
export function pathOf(sessionId: unknown): `/sessions/${string}` {
  if (
    typeof sessionId === 'string' &&
    /^[A-Za-z0-9_.:-]{1,128}$/.test(sessionId) &&
    !/^\.\.?$/.test(sessionId)
  )
    return `/sessions/${sessionId}`
  throw new Refusal('invalid_request', 'sessionId must be 1–128 characters of A-Z a-z 0-9 _ . : -')
}

/** Passes where the session is this user's. @throws {Refusal} `not_found` otherwise */
export async function checkOwn(api: Api, userId: string, sessionId: unknown): Promise<void> {
  demandOwn(await api.ask('GET', `${pathOf(sessionId)}/metadata`), userId)
}
