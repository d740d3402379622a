import type { LiveAnswer } from '@sojourn/contract'
import type { Caller } from '../credentials/caller.ts'

/** Who is here, as a caller may see it: without the right to see who, only the counts. */
export function showLive(answer: LiveAnswer, caller: Caller, limit: number): LiveAnswer {
  if (!caller.permissions.has('personal_data')) return { ...answer, sessions: [], events: [] }
  return { ...answer, sessions: answer.sessions.slice(0, limit) }
}
