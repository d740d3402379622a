import { cleanPagePath, type SiteRules, stageOf } from '@sojourn/sessions'

/** What today's rules of a site make of a path and a type. */
export interface PageReader {
  page(path: string): string
  stage(type: string, page: string): ReturnType<typeof stageOf>
}

/** Answers that are remembered: most events are on few pages, and rules are regular expressions. */
const rememberedMax = 10_000

/**
 * Reads page path and stage of stored events again, by the rules of today. The section stays as stored: an event may have
 * named it itself, which nothing stored tells from one that a rule found.
 */
export function createPageReader(rules: SiteRules): PageReader {
  const pages = new Map<string, string>()
  const stages = new Map<string, Map<string, ReturnType<typeof stageOf>>>()
  return {
    page: (path) => (path === '' ? '' : remembered(pages, path, () => cleanPagePath(path, rules.pageRules))),
    stage(type, page) {
      const ofType = remembered(stages, type, () => new Map())
      return remembered(ofType, page, () => stageOf({ type, page }, rules.stages))
    },
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= rememberedMax) known.clear()
  const made = make()
  known.set(key, made)
  return made
}
