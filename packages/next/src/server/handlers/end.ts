import { checkOwn, pathOf } from '../api/own-session.ts'
import { type Handle, pick } from './call.ts'

/** Ends the user's session; again: the same answer. */
export const end: Handle = async ({ api, userId, body }) => {
  await checkOwn(api, userId, body.sessionId)
  return api.ask('POST', `${pathOf(body.sessionId)}/end`, { body: pick(body, ['reason', 'timestamp']) })
}
