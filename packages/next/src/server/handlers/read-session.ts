import { demandOwn, pathOf } from '../api/own-session.ts'
import type { Handle } from './call.ts'

/** One session of the user, step by step. */
export const readSession =
  (sessionId: string): Handle =>
  async ({ api, userId, query }) => {
    const cursor = query.get('cursor') ?? undefined
    const answer = await api.ask('GET', pathOf(sessionId), { query: { cursor } })
    if (answer.status !== 400) demandOwn(answer, userId)
    return answer
  }
