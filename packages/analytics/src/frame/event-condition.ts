import type { Filter } from '@sojourn/contract'
import type { EventDimension, ValueSql } from '../dimensions/dimension.ts'
import { dimensions } from '../dimensions/index.ts'
import type { Bindings } from './bindings.ts'
import { affirm, compare } from './compare.ts'
import { demandOrder, findDimension } from './find-dimension.ts'
import { QuestionError } from './question-error.ts'

/** What an event says of itself beside its dimensions: SQL over a row of `events`. */
const fields: ReadonlyMap<string, ValueSql> = new Map([
  ['path', { text: 'path' }],
  ['url', { text: 'url' }],
  ['currency', { text: 'currency' }],
  [
    'revenue',
    { text: "ifNull(toString(revenue), '')", exists: 'isNotNull(revenue)', number: 'toFloat64(revenue)' },
  ],
])

/**
 * A condition on one event as SQL over a row of `events`: of its page, section, title, type, one of its fields, or a
 * property by its name, with `property:` before it or not. A filter that denies is true of an event that lacks the value.
 * @throws QuestionError where the name is that of a dimension of sessions or users
 */
export function eventCondition(filter: Filter, bindings: Bindings, path: string): string {
  const meaning = meaningOf(filter.property, bindings, `${path}.property`)
  demandOrder(meaning, filter, path)
  const { filter: asked, isDenied } = affirm(filter)
  const condition = compare(meaning.value, asked, bindings)
  return isDenied ? `NOT ${condition}` : condition
}

function meaningOf(name: string, bindings: Bindings, path: string): EventDimension {
  const value = fields.get(name)
  if (value) return { name, sentence: `The ${name} of an event`, level: 'event', value }
  const isBare = !name.includes(':') && !dimensions.has(name)
  const meaning = findDimension(isBare ? `property:${name}` : name, bindings, path)
  if (meaning.level === 'event') return meaning
  const message = `must be something of an event: a property by its name, ${[...ofEvents(), ...fields.keys()].join(', ')}`
  throw new QuestionError([{ path, message }])
}

const ofEvents = () =>
  [...dimensions.values()].filter(({ level }) => level === 'event').map((dimension) => dimension.name)
