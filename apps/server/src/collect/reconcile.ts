import { visitMoves } from '@sojourn/warehouse'
import { bringIn } from './bring-in.ts'
import { finishMove } from './finish-move.ts'
import { type Memory, rememberMove } from './memory.ts'
import { findSessions } from './session-loader.ts'

/**
 * Folds doubtful sessions anew from what the store has of them: after a write that failed half-way nobody else knows.
 * What the store has nothing of is forgotten. Runs inside a flush, so that nothing else touches the sessions.
 */
export async function reconcile(memory: Memory): Promise<void> {
  if (memory.movesAreStale) {
    for (const move of await visitMoves(memory.warehouse, {})) if (move.done) rememberMove(memory, move)
    memory.movesAreStale = false
  }
  for (let move = memory.unfinishedMoves[0]; move; move = memory.unfinishedMoves[0]) {
    await finishMove(memory, move)
    memory.unfinishedMoves.shift()
  }
  if (memory.doubtful.size === 0) return
  const doubtful = new Map(memory.doubtful)
  const anchors = await findSessions(memory.warehouse, [...doubtful.values()])
  const anchorOf = new Map(anchors.map((anchor) => [`${anchor.siteId} ${anchor.sessionId}`, anchor]))
  const keys = [...doubtful].map(([key, doubt]) => {
    const standing = memory.hot.peek(key)
    const anchor = anchorOf.get(key)
    return {
      ...doubt,
      visitKey: standing?.visitKey ?? anchor?.visitKey ?? doubt.visitKey,
      lastSeenAt: Math.max(standing?.lastSeenAt ?? 0, anchor?.lastSeenAt ?? 0),
    }
  })
  const found = new Set<string>()
  for (const session of await bringIn(memory, keys)) {
    memory.hot.touch(session)
    found.add(session.key)
  }
  for (const key of doubtful.keys()) {
    const standing = memory.hot.peek(key)
    if (standing && !found.has(key)) memory.hot.drop(standing)
    memory.doubtful.delete(key)
  }
}
