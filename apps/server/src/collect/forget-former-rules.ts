import type { SiteRules } from '@sojourn/sessions'
import type { HotSession } from './hot-sessions.ts'
import type { Memory } from './memory.ts'

/**
 * Lets go of the sessions of some sites whose pages and stages were read by former rules: their next event folds them
 * anew from the store. Runs between two flushes.
 */
export async function forgetFormerRules(
  memory: Memory,
  siteIds: readonly string[],
  settle: () => Promise<void>,
): Promise<void> {
  const former = readByFormerRules(memory, siteIds)
  if (former.length === 0) return
  // A session whose row does not stand must not be dropped.
  await settle()
  for (const session of former) memory.hot.drop(session)
}

function readByFormerRules(memory: Memory, siteIds: readonly string[]): HotSession[] {
  const today = new Map(siteIds.map((siteId) => [siteId, memory.rulesOf(siteId)]))
  // Most sessions share one object of rules.
  const compared = new Map<SiteRules, boolean>()
  const isFormer = ({ siteId, rules }: HotSession) => {
    const ofToday = today.get(siteId)
    if (!ofToday || rules === ofToday) return false
    const known = compared.get(rules) ?? !readsAlike(rules, ofToday)
    compared.set(rules, known)
    return known
  }
  return [...memory.hot.all()].filter(isFormer)
}

/** The other rules of a site are asked for when a session is read, not when an event is. */
const readsAlike = (one: SiteRules, other: SiteRules): boolean =>
  JSON.stringify([one.pageRules, one.stages]) === JSON.stringify([other.pageRules, other.stages])
