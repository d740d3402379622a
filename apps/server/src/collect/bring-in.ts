import { foldWeight, visitorOf } from '@sojourn/sessions'
import type { Identity } from '@sojourn/warehouse'
import type { HotSession } from './hot-sessions.ts'
import { visitorKey } from './identities.ts'
import { learnIdentity } from './learn-identity.ts'
import type { Memory } from './memory.ts'
import { type LoadKey, loadIdentities, loadSessions } from './session-loader.ts'

/**
 * Loads sessions from the store into memory, with the identities of their visitors. Answers those the store has. Pairs of
 * visitor and user that a crash kept from the identities are learned again from the events.
 */
export async function bringIn(memory: Memory, keys: readonly LoadKey[]): Promise<HotSession[]> {
  const loaded = await loadSessions(memory.warehouse, keys, memory.rulesOf)
  const found = loaded.filter(({ session }) => foldWeight(session.fold) > 0)
  const known = new Map<string, readonly Identity[]>()
  const visitors = new Map<string, { siteId: string; visitorId: string }>()
  for (const { session, sightings } of found) {
    const { siteId } = session
    for (const visitorId of [visitorOf(session.fold), ...sightings.map((one) => one.visitorId)]) {
      if (!visitorId) continue
      const key = visitorKey(siteId, visitorId)
      const inMemory = memory.identities.pairsOf(siteId, visitorId)
      if (inMemory) known.set(key, inMemory)
      else visitors.set(key, { siteId, visitorId })
    }
  }
  const stored = await loadIdentities(memory.warehouse, [...visitors.values()])
  const identityOf = (siteId: string, visitorId: string) => {
    const key = visitorKey(siteId, visitorId)
    return memory.identities.open(siteId, visitorId, () => known.get(key) ?? stored.get(key) ?? [])
  }
  for (const { session, sightings } of found) {
    const former = memory.hot.peek(session.key)
    if (former) memory.hot.drop(former)
    memory.hot.add(session)
    session.lastSeenAt = Math.max(session.lastSeenAt, session.fold.lastEventAt)
    const visitorId = visitorOf(session.fold)
    if (visitorId) memory.identities.hold(session, identityOf(session.siteId, visitorId))
    for (const { visitorId, userId, seenAt } of sightings) {
      learnIdentity(memory, identityOf(session.siteId, visitorId), userId, seenAt, true)
    }
  }
  return found.map(({ session }) => session)
}
