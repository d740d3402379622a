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
  const isView = pageTypes.has(event.type) && event.page !== ''
  const matches = (pages: readonly string[]): boolean =>
    patternsOf(pages, (page) => page).some((pattern) => event.page.search(pattern) !== -1)
  const rule = rules.find(({ types, pages }) => types.includes(event.type) || (isView && matches(pages)))
  return rule?.stage ?? ''
}
