import type { SessionKey } from '@sojourn/warehouse'
import { sessionKey } from './hot-sessions.ts'
import type { Memory } from './memory.ts'

/** What was taken out of the store behind the collector's back: a person's sessions and visitors. */
export interface TakenOut {
  readonly sessions: readonly SessionKey[]
  readonly visitors: readonly { siteId: string; visitorId: string }[]
  readonly user: string
}

/** Forgets it. Of sessions of which something is left, that is folded anew with the next {@link reconcile}. */
export function letGo(memory: Memory, { sessions, visitors, user }: TakenOut): void {
  const drop = ({ siteId, sessionId, sessionAt }: SessionKey) => {
    const key = sessionKey(siteId, sessionId)
    const hot = memory.hot.peek(key)
    if (hot) memory.hot.drop(hot)
    memory.doubtful.set(key, { siteId, sessionId, sessionAt, visitKey: '' })
  }
  const keys = new Set(sessions.map(({ siteId, sessionId }) => sessionKey(siteId, sessionId)))
  for (const session of sessions) drop(session)
  for (const { siteId, visitorId } of visitors) {
    for (const holder of memory.identities.holdersOf(siteId, visitorId)) drop(holder)
    memory.identities.forget(siteId, visitorId)
    memory.timelines.forget(siteId, `v:${visitorId}`)
  }
  for (const siteId of new Set(sessions.map((session) => session.siteId)))
    memory.timelines.forget(siteId, `u:${user}`)
  for (const [from, to] of memory.moved)
    if (keys.has(sessionKey(to.siteId, to.sessionId))) memory.moved.delete(from)
}
