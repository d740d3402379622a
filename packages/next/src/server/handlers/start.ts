import { demandOwn } from '../api/own-session.ts'
import { type Handle, pick } from './call.ts'

/** Opens a session of the user; one of theirs that stands already is answered as it is. */
export const start: Handle = async ({ api, userId, body, context }) => {
  const given = pick(body, ['sessionId', 'visitorId', 'startedAt', 'metadata'])
  const answer = await api.ask('POST', '/sessions', {
    body: { ...given, userId, context },
  })
  if (answer.status < 300) demandOwn(answer, userId)
  return answer
}
