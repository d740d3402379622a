import type { StageName } from '@sojourn/contract'
import { patternsOf } from './patterns-of.ts'
import type { SiteRules } from './types.ts'

const pageTypes: ReadonlySet<string> = new Set(['page_view', 'landing', 'screen_view'])

/**
 * The stage of the standard journey that an event reaches: that of the first rule that lists its type or, for views of
 * a page, matches its page path; empty where none fits.
 */
export function stageOf(
  event: { readonly type: string; readonly page: string },
  rules: SiteRules['stages'],
): StageName | '' {
  const { type, page } = event
  const isView = pageTypes.has(type) && page !== ''
  for (const { stage, types, pages } of rules) {
    if (types.includes(type) || (isView && matches(page, pages))) return stage
  }
  return ''
}

function matches(page: string, pages: readonly string[]): boolean {
  for (const pattern of patternsOf(pages, sourceOf)) if (page.search(pattern) !== -1) return true
  return false
}

const sourceOf = (page: string): string => page
