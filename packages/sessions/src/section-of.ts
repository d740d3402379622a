import { patternsOf } from './patterns-of.ts'
import type { SiteRules } from './types.ts'

/** Longest name of a section, as a site's own rules have it. */
const sectionLengthMax = 128

/**
 * The section that a path belongs to: that of the site's first rule that matches, else its first segment; `home` for
 * the root, nothing for a text that is no path.
 */
export function sectionOf(path: string, rules: SiteRules['sectionRules']): string {
  const patterns = patternsOf(rules, (rule) => rule.match)
  const rule = rules.find((_, index) => path.search(patterns[index] ?? '') !== -1)
  if (rule !== undefined) return rule.section
  if (!path.startsWith('/')) return ''
  const segment = /^\/+([^/?#]+)/.exec(path)?.[1]
  return segment?.slice(0, sectionLengthMax) ?? 'home'
}
