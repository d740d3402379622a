import { checkOwn, pathOf } from '../api/own-session.ts'
import { type Handle, pick } from './call.ts'

/** Changes the user's session (`status`, `metadata`), tells its `section`, or only that it goes on. */
export const update: Handle = async ({ api, userId, body }) => {
  await checkOwn(api, userId, body.sessionId)
  const path = pathOf(body.sessionId)
  const change = pick(body, ['status', 'metadata'])
  const isChange = Object.keys(change).length > 0
  if (body.section !== undefined || !isChange) {
    const alive = await api.ask('POST', `${path}/heartbeat`, { body: pick(body, ['section']) })
    if (alive.status >= 300) return alive
  }
  if (isChange) return api.ask('PATCH', path, { body: change })
  const { status, body: answer } = await api.ask('GET', `${path}/metadata`)
  return { status, body: pick(answer as Record<string, unknown>, ['session']) }
}
