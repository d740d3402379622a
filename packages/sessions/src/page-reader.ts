import { cleanPagePath } from './clean-page-path.ts'
import { stageOf } from './stage-of.ts'
import type { EnrichedEvent, SiteRules } from './types.ts'

type Stage = EnrichedEvent['stage']

/** What rules of a site make of a path and a type. */
export interface PageReader {
  page(path: string): string
  stage(type: string, page: string): Stage
}

const readers = new WeakMap<SiteRules, PageReader>()

/** Answers that are remembered: most events are on few pages, and rules are regular expressions. */
const rememberedMax = 10_000

/** The reader of these rules, one for each object of rules. */
export function pageReaderOf(rules: SiteRules): PageReader {
  let reader = readers.get(rules)
  if (!reader) {
    reader = createPageReader(rules)
    readers.set(rules, reader)
  }
  return reader
}

function createPageReader(rules: SiteRules): PageReader {
  const pages = new Map<string, string>()
  const stages = new Map<string, Map<string, Stage>>()
  return {
    page: (path) => (path === '' ? '' : remembered(pages, path, () => cleanPagePath(path, rules.pageRules))),
    stage(type, page) {
      const ofType = remembered(stages, type, () => new Map<string, Stage>())
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
