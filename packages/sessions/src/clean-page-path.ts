import { isIdSegment } from './is-id-segment.ts'
import { patternsOf } from './patterns-of.ts'
import type { SiteRules } from './types.ts'

/** Longest path that is looked at: bounds what a site's regular expressions can cost. */
const pathLengthMax = 2048

const isYear = (segment: string | undefined): boolean =>
  segment !== undefined && /^(?:19\d\d|20\d\d)$/.test(segment)
const isMonth = (segment: string | undefined): boolean =>
  segment !== undefined && /^(?:0?[1-9]|1[0-2])$/.test(segment)
const isDay = (segment: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])$/.test(segment)

/**
 * The page path of a path: without query and fragment, without doubled or trailing slashes, then cleaned by the site's
 * rules in their order. Without rules (null), segments that are ids become `:id`; dates (`/2024/05/17`) and files stay.
 * A text that does not begin with a slash is the name of a page and stays as it is, unless a rule of the site fits it.
 */
export function cleanPagePath(path: string, rules: SiteRules['pageRules']): string {
  const bounded = path.slice(0, pathLengthMax)
  const plain = bounded.startsWith('/') ? tidySlashes(bounded) : bounded
  if (rules === null) return plain.startsWith('/') ? replaceIds(plain) : plain
  const patterns = patternsOf(rules, (rule) => rule.match)
  return rules.reduce((text, rule, index) => text.replace(patterns[index] ?? '', rule.replace), plain)
}

function tidySlashes(path: string): string {
  const end = path.search(/[?#]/)
  const bare = end === -1 ? path : path.slice(0, end)
  const folded = bare.replace(/\/{2,}/g, '/')
  return folded.length > 1 && folded.endsWith('/') ? folded.slice(0, -1) : folded
}

function replaceIds(path: string): string {
  const segments = path.split('/')
  const cleaned = segments.map((segment, index) =>
    isDatePart(segments, index) || !isIdSegment(segment) ? segment : ':id',
  )
  return cleaned.join('/')
}

/** A year, a month behind a year, or a day behind both. */
function isDatePart(segments: readonly string[], index: number): boolean {
  const segment = segments[index] ?? ''
  if (isYear(segment)) return true
  if (isMonth(segment) && isYear(segments[index - 1])) return true
  return isDay(segment) && isMonth(segments[index - 1]) && isYear(segments[index - 2])
}
