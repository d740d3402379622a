import { userOf, visitorOf } from '@sojourn/sessions'
import type { HotSession } from './hot-sessions.ts'
import { visitorKey } from './identities.ts'
import type { Memory } from './memory.ts'
import { loadIdentities } from './session-loader.ts'
import type { StagedSession } from './staging.ts'
import type { Work } from './work.ts'

/** Whose a session is: its own user, else who its visitor is known to be; empty where nobody is. */
const ownerOf = ({ fold, identity }: HotSession): string => userOf(fold) || identity?.userId || ''

/** Whether something may be said of a session that stands, or is about to, by an end user: where it is their own. */
export const isOwn = (
  session: HotSession,
  staged: StagedSession | undefined,
  userId: string,
  stands: boolean,
): boolean => !(staged && namesOther(staged, userId)) && (!stands || ownerOf(session) === userId)

/**
 * Whether events of an end user's own token may join a session: their own, or one that is nobody's yet and whose visitor
 * they name. The id of a session alone gives nobody the right to make it theirs, and so to read it.
 */
export function mayJoin(
  session: HotSession,
  staged: StagedSession | undefined,
  userId: string,
  visitorId: string,
): boolean {
  if (staged && namesOther(staged, userId)) return false
  const owner = ownerOf(session)
  if (owner !== '') return owner === userId
  const visitor = visitorOf(session.fold)
  return visitor === '' || visitor === visitorId
}

/** Whether what is about to be written to a session names another user. */
const namesOther = ({ events, changes }: StagedSession, userId: string): boolean =>
  events.some((event) => event.userId !== '' && event.userId !== userId) ||
  changes.some(({ body }) => 'userId' in body && !!body.userId && body.userId !== userId)

/**
 * The works, those of end users' tokens without visitors that are known as somebody else: a visitor's earlier sessions go to
 * the first user by time, and a token could else name any time and any visitor.
 */
export async function withOwnVisitors(memory: Memory, works: readonly Work[]): Promise<readonly Work[]> {
  if (works.every(({ ownUserId }) => ownUserId === null)) return works
  const users = await usersOfVisitors(memory, works)
  return works.map((work) => {
    const { ownUserId } = work
    if (ownUserId === null) return work
    const isForeign = (visitorId: string) => {
      const known = users.get(visitorKey(work.site.siteId, visitorId))
      return known !== undefined && [...known].some((userId) => userId !== ownUserId)
    }
    if (work.kind === 'open')
      return isForeign(work.body.visitorId) ? { ...work, body: { ...work.body, visitorId: '' } } : work
    if (work.kind !== 'events') return work
    const events = work.events.map((one) =>
      isForeign(one.event.visitorId) ? { ...one, event: { ...one.event, visitorId: '' } } : one,
    )
    return { ...work, events }
  })
}

/** The users that visitors were seen as, by visitor: those that the works of end users name. */
async function usersOfVisitors(memory: Memory, works: readonly Work[]): Promise<Map<string, Set<string>>> {
  const users = new Map<string, Set<string>>()
  const unknown: { siteId: string; visitorId: string }[] = []
  for (const { siteId, visitorId } of namedBy(works.filter(({ ownUserId }) => ownUserId !== null))) {
    const key = visitorKey(siteId, visitorId)
    if (visitorId === '' || users.has(key)) continue
    const known = memory.identities.pairsOf(siteId, visitorId)
    users.set(key, new Set(known?.map(({ userId }) => userId)))
    if (!known && memory.known.mayKnow(visitorId)) unknown.push({ siteId, visitorId })
  }
  for (const [key, pairs] of await loadIdentities(memory.warehouse, unknown))
    for (const { userId } of pairs) users.get(key)?.add(userId)
  for (const { siteId, visitorId, userId } of namedBy(works))
    if (userId !== '') users.get(visitorKey(siteId, visitorId))?.add(userId)
  return users
}

function* namedBy(works: readonly Work[]): Generator<{ siteId: string; visitorId: string; userId: string }> {
  for (const work of works) {
    const { siteId } = work.site
    if (work.kind === 'open') yield { siteId, ...work.body }
    if (work.kind === 'events')
      for (const { event } of work.events) yield { siteId, visitorId: event.visitorId, userId: event.userId }
  }
}
