import type { SiteSettings } from '@sojourn/contract'
import { cleanPagePath, sectionOf } from '@sojourn/sessions'
import { LRUCache } from 'lru-cache'

/** A page as the site's rules have it. */
interface Page {
  /** The page path: the path after the site's clean-up rules. */
  readonly page: string
  readonly section: string
}

/** Paths are remembered up to this length, in characters, so that odd ones cannot fill the memory. */
const pathLengthMax = 512

const nowhere: Page = Object.freeze({ page: '', section: '' })

/**
 * Makes the function that tells page and section of a path. Rules are regular expressions, and most events are on few
 * pages: the answers are remembered as long as the settings object lives, so changed settings must be a new object.
 */
export function createPageReader(): (path: string, settings: SiteSettings) => Page {
  const bySettings = new WeakMap<SiteSettings, LRUCache<string, Page>>()

  return (path, settings) => {
    if (path === '') return nowhere
    let known = bySettings.get(settings)
    if (!known) {
      known = new LRUCache({ max: 5000 })
      bySettings.set(settings, known)
    }
    const found = known.get(path)
    if (found) return found
    const read = {
      page: cleanPagePath(path, settings.pageRules),
      section: sectionOf(path, settings.sectionRules),
    }
    if (path.length <= pathLengthMax) known.set(path, read)
    return read
  }
}
