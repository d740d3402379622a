import type { Memory } from './memory.ts'

/** Forgets all of a site that is no more. What was accepted for it must be in the store, where it is removed from then. */
export function forgetSite(memory: Memory, siteId: string): void {
  memory.hot.dropSite(siteId)
  memory.identities.forgetSite(siteId)
  memory.timelines.forgetSite(siteId)
  memory.rulesInUse.delete(siteId)
  const start = `${siteId} `
  for (const map of [memory.moved, memory.doubtful, memory.hides, memory.gifts])
    for (const key of map.keys()) if (key.startsWith(start)) map.delete(key)
  const others = memory.unfinishedMoves.filter((move) => move.siteId !== siteId)
  memory.unfinishedMoves.splice(0, memory.unfinishedMoves.length, ...others)
}
