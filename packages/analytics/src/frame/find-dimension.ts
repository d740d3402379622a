import type { Filter } from '@sojourn/contract'
import type { Dimension } from '../dimensions/dimension.ts'
import { dimensions } from '../dimensions/index.ts'
import type { Bindings } from './bindings.ts'
import { propertyValue } from './property-value.ts'
import { QuestionError } from './question-error.ts'

const propertyPrefix = 'property:'
const traitPrefix = 'trait:'

/** What a name in a filter or a break-down means. */
export type Meaning = Dimension | { readonly level: 'user'; readonly trait: string }

/**
 * The dimension of a name: one of the registry, `property:NAME` of events, or `trait:NAME` of users.
 * @throws QuestionError where there is none; `path` says where the name stood.
 */
export function findDimension(name: string, bindings: Bindings, path: string): Meaning {
  if (name.startsWith(propertyPrefix) && name.length > propertyPrefix.length) {
    const property = name.slice(propertyPrefix.length)
    const value = propertyValue(property, bindings)
    return { name, sentence: `The property ${property} of an event`, level: 'event', value }
  }
  if (name.startsWith(traitPrefix) && name.length > traitPrefix.length)
    return { level: 'user', trait: name.slice(traitPrefix.length) }
  const dimension = dimensions.get(name)
  if (dimension) return dimension
  const names = [...dimensions.keys(), 'property:NAME', 'trait:NAME'].join(', ')
  throw new QuestionError([{ path, message: `must be one of ${names}` }])
}

const orderOps: ReadonlySet<string> = new Set(['gt', 'gte', 'lt', 'lte'])

/**
 * Refuses an order where a dimension has none for the value.
 * @throws QuestionError
 */
export function demandOrder(meaning: Meaning, { op, value }: Filter, path: string): void {
  if (!orderOps.has(op) || meaning.level === 'user') return
  const forms = meaning.level === 'sessionList' ? {} : meaning.value
  const has = typeof value === 'number' ? 'number' in forms : 'ordered' in forms
  if (has) return
  const message =
    typeof value === 'number'
      ? `cannot be ${op} here: the values of this property are texts`
      : `must be a number with ${op} here`
  throw new QuestionError([{ path: `${path}.value`, message }])
}
