import type { SiteSettings } from '@sojourn/contract'
import { cleanPagePath, sectionOf, stageOf } from '@sojourn/sessions'

/** The settings that differ; what is sent when they are saved. */
export function changesOf(stands: SiteSettings, draft: SiteSettings): Partial<SiteSettings> {
  const names = Object.keys(draft) as (keyof SiteSettings)[]
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(stands[name]) !== JSON.stringify(draft[name]))
      .map((name) => [name, draft[name]]),
  )
}

type Rules = Pick<SiteSettings, 'pageRules' | 'sectionRules' | 'stages'>

/** What rules make of a path. */
export interface Reading {
  readonly page: string
  readonly section: string
  readonly stage: string
}

/** What the rules would make of a view of a path, by the same code that records it; null where a rule is no expression. */
export function readPath(path: string, { pageRules, sectionRules, stages }: Rules): Reading | null {
  try {
    const page = cleanPagePath(path, pageRules)
    return {
      page,
      section: sectionOf(path, sectionRules),
      stage: stageOf({ type: 'page_view', page }, stages),
    }
  } catch {
    return null
  }
}
