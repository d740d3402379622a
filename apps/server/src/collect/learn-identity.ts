import type { VisitorIdentity } from './identities.ts'
import type { Memory } from './memory.ts'

/**
 * Notes that a visitor was seen as a user at a time (unix milliseconds). Where that changes whose its anonymous sessions
 * are, those in memory are written again, and so are those in the store, if there may be any.
 */
export function learnIdentity(
  memory: Memory,
  identity: VisitorIdentity,
  userId: string,
  seenAt: number,
  mayHaveSessions: boolean,
): void {
  if (memory.identities.see(identity, userId, seenAt)) {
    for (const holder of identity.holders) memory.hot.touch(holder)
    if (mayHaveSessions) memory.gifts.set(identity.key, identity)
  }
  memory.identities.forgetIdle(identity)
}
