import type { TrackerOptions } from './types.ts'

/** The section that the rules put a path into; undefined where there are none or none matches. */
export function sectionOf(path: string, rules: TrackerOptions['sections']): string | undefined {
  if (typeof rules === 'function') return rules(path)
  return rules?.find(({ match }) =>
    typeof match === 'string' ? path.startsWith(match) : path.search(match) >= 0,
  )?.section
}
