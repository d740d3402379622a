import { foldWeight, type SessionFold } from '@sojourn/sessions'
import type { HotSession } from './hot-sessions.ts'
import type { Memory } from './memory.ts'
import { type LoadKey, loadIdentities, loadSessions } from './session-loader.ts'

/** Loads sessions from the store into memory, with the identities of their visitors. Answers those the store has. */
export async function bringIn(memory: Memory, keys: readonly LoadKey[]): Promise<HotSession[]> {
  const loaded = await loadSessions(memory.warehouse, keys)
  const sessions = loaded.filter((session) => foldWeight(session.fold) > 0)
  const visitors = sessions.flatMap((session) => {
    const visitorId = visitorIdOf(session.fold)
    const held = visitorId && memory.identities.peek(session.siteId, visitorId)
    return visitorId && !held ? [{ siteId: session.siteId, visitorId }] : []
  })
  const identities = await loadIdentities(memory.warehouse, visitors)
  for (const session of sessions) {
    const former = memory.hot.peek(session.key)
    if (former) memory.hot.drop(former)
    memory.hot.add(session)
    session.lastSeenAt = Math.max(session.lastSeenAt, session.fold.lastEventAt)
    const visitorId = visitorIdOf(session.fold)
    if (visitorId) {
      memory.identities.hold(session, visitorId, identities.get(`${session.siteId} ${visitorId}`) ?? [])
    }
  }
  return sessions
}

/** The visitor of a session, as far as its events and its opening tell; empty where none of them does. */
function visitorIdOf(fold: SessionFold): string {
  return fold.visitorId?.value ?? fold.opening?.body.visitorId ?? ''
}
