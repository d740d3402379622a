import type { Filter } from '@sojourn/contract'
import { affirm, compare } from './compare.ts'
import { demandOrder, findDimension } from './find-dimension.ts'
import type { Scope } from './scope.ts'
import { usersByTrait } from './users-by-trait.ts'

/**
 * A filter as SQL over a row of `sessions`. What events say is true of a session where one of its events says so; a
 * filter that denies (`neq`, `notContains`, `notExists`) is true where none does.
 * @throws QuestionError
 */
export function filterCondition(filter: Filter, scope: Scope, path: string): string {
  const { filter: asked, isDenied } = affirm(filter)
  const condition = affirmedCondition(asked, scope, path)
  return isDenied ? `NOT ${condition}` : condition
}

function affirmedCondition(filter: Filter, scope: Scope, path: string): string {
  const { bindings } = scope
  const meaning = findDimension(filter.property, bindings, `${path}.property`)
  demandOrder(meaning, filter, path)
  switch (meaning.level) {
    case 'session':
      return compare(meaning.value, filter, bindings)
    case 'sessionList':
      return listCondition(meaning.values, filter, scope)
    case 'user':
      return usersByTrait(meaning.trait, filter, scope)
    case 'event': {
      const { inSession } = meaning
      const byEvents = () => scope.withEvents(compare(meaning.value, filter, bindings))
      if (!inSession) return byEvents()
      const byList = listCondition(inSession.values, filter, scope)
      return inSession.isWhole === 'true'
        ? byList
        : `(${byList} OR NOT ${inSession.isWhole} AND ${byEvents()})`
    }
  }
}

function listCondition(values: string, filter: Filter, { bindings }: Scope): string {
  if (filter.op === 'eq') return `has(${values}, ${bindings.bind('String', String(filter.value))})`
  return `arrayExists(item -> ${compare({ text: 'item' }, filter, bindings)}, ${values})`
}
