import type { SiteRules } from '@sojourn/sessions'
import { forgetFormerRules } from './forget-former-rules.ts'
import type { Memory } from './memory.ts'
import type { Work } from './work.ts'

/**
 * Lets go of the sessions that were read by former rules, before a flush goes on with them. Rules may be changed on any
 * server, and sessions rebuilt by them on any: whoever has sessions in memory sees it by the next event.
 */
export async function takeNewRules(
  memory: Memory,
  works: readonly Work[],
  settle: () => Promise<void>,
): Promise<void> {
  const others = new Map<string, SiteRules>()
  for (const { site } of works) {
    const rules = memory.rulesOf(site.siteId)
    if (memory.rulesInUse.get(site.siteId) !== rules) others.set(site.siteId, rules)
  }
  if (others.size === 0) return
  await forgetFormerRules(memory, [...others.keys()], settle)
  for (const [siteId, rules] of others) memory.rulesInUse.set(siteId, rules)
}
