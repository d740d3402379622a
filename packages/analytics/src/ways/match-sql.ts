import type { EventMatch } from '@sojourn/contract'
import type { Bindings } from '../frame/bindings.ts'
import { eventCondition } from '../frame/event-condition.ts'
import { pagePattern } from './page-pattern.ts'

/** Types of the events that tell of a section: being there, and moving there. */
export const sectionTypes = ['page_view', 'section_change'] as const

/**
 * Whether an event is what a request describes, as SQL over a row of `events`. A page alone means a view of it, a section
 * alone a page view in it or a move to it.
 * @throws QuestionError where a condition names what events do not have
 */
export function matchSql(match: EventMatch, bindings: Bindings, path: string): string {
  const text = (value: string) => bindings.bind('String', value)
  const conditions: string[] = []
  const types = typesOf(match)
  if (types?.length === 1) conditions.push(`type = ${text(types[0] as string)}`)
  else if (types) conditions.push(`type IN ${bindings.bind('Array(String)', types)}`)
  if (match.page !== undefined) {
    const pattern = pagePattern(match.page)
    conditions.push(
      'path' in pattern ? `page = ${text(pattern.path)}` : `match(page, ${text(pattern.expression)})`,
    )
  }
  if (match.section !== undefined) conditions.push(`section = ${text(match.section)}`)
  if (match.stage !== undefined) conditions.push(`stage = ${text(match.stage)}`)
  for (const [index, filter] of (match.where ?? []).entries())
    conditions.push(eventCondition(filter, bindings, `${path}.where.${index}`))
  return `(${conditions.join(' AND ')})`
}

/** Whether it can be told from two descriptions alone that no event is both. */
export function areDisjoint(one: EventMatch, other: EventMatch): boolean {
  const differ = <Value>(a: Value | undefined, b: Value | undefined) =>
    a !== undefined && b !== undefined && a !== b
  const [types, otherTypes] = [typesOf(one), typesOf(other)]
  const pathOf = ({ page }: EventMatch) => {
    const pattern = page === undefined ? {} : pagePattern(page)
    return 'path' in pattern ? pattern.path : undefined
  }
  return (
    (types !== undefined && otherTypes !== undefined && !types.some((type) => otherTypes.includes(type))) ||
    differ(pathOf(one), pathOf(other)) ||
    differ(one.section, other.section) ||
    differ(one.stage, other.stage)
  )
}

/** A condition that holds wherever one of the descriptions does, of types and stages alone: quick to read. */
export function kindsSql(matches: readonly EventMatch[], bindings: Bindings): string {
  const types = new Set<string>()
  const stages = new Set<string>()
  for (const match of matches) {
    const ofTypes = typesOf(match)
    for (const type of ofTypes ?? []) types.add(type)
    if (!ofTypes && match.stage !== undefined) stages.add(match.stage)
  }
  const parts = []
  if (types.size > 0) parts.push(`type IN ${bindings.bind('Array(String)', [...types])}`)
  if (stages.size > 0) parts.push(`stage IN ${bindings.bind('Array(String)', [...stages])}`)
  return `(${parts.join(' OR ')})`
}

function typesOf({ type, page, section }: EventMatch): readonly string[] | undefined {
  if (type !== undefined) return [type]
  if (page !== undefined) return ['page_view']
  return section === undefined ? undefined : sectionTypes
}
