import { demandOwn, pathOf } from '../api/own-session.ts'
import { type Handle, pick } from './call.ts'

const fields = [
  'eventId',
  'type',
  'eventType',
  'timestamp',
  'sentAt',
  'sessionId',
  'visitorId',
  'url',
  'path',
  'title',
  'referrer',
  'properties',
  'eventData',
  'revenue',
  'currency',
  'sequence',
]

/** Stores one event of the user: in a session of theirs, a new one, or the one that goes on. */
export const logEvent: Handle = async ({ api, userId, body, context }) => {
  if (body.sessionId !== undefined) {
    const standing = await api.ask('GET', `${pathOf(body.sessionId)}/metadata`)
    if (standing.status !== 404) demandOwn(standing, userId)
  }
  return api.ask('POST', '/events', {
    body: { ...pick(body, fields), userId, context },
  })
}
