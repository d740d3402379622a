import type { Filter, FilterOp } from '@sojourn/contract'
import type { ValueSql } from '../dimensions/dimension.ts'
import type { Bindings } from './bindings.ts'

/** What each operator that denies says no to. */
const affirmed: Partial<Record<FilterOp, FilterOp>> = {
  neq: 'eq',
  notContains: 'contains',
  notExists: 'exists',
}

/** A filter without its no. */
export function affirm<F extends Filter>(filter: F): { filter: F; isDenied: boolean } {
  const op = affirmed[filter.op]
  return op === undefined ? { filter, isDenied: false } : { filter: { ...filter, op }, isDenied: true }
}

const signs: Partial<Record<FilterOp, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** The text that a value of a filter is compared by: that of JSON. */
const textOf = (value: unknown): string => String(value).replace('e+', 'e')

/** A value compared as a filter says, which does not deny: SQL that is true or false, never NULL. */
export function compare(value: ValueSql, { op, value: wanted }: Filter, bindings: Bindings): string {
  const { text, scalar = text, exists = `${text} != ''` } = value
  const isScalar = [wanted].flat().every((one) => !textOf(one).startsWith('['))
  const compared = isScalar ? scalar : text
  const bind = (one: unknown) => bindings.bind('String', textOf(one))
  switch (op) {
    case 'exists':
      return `(${exists})`
    case 'eq':
      return `(${exists} AND ${compared} = ${bind(wanted)})`
    case 'in':
      return `(${exists} AND ${compared} IN ${bindings.bind('Array(String)', (wanted as unknown[]).map(textOf))})`
    case 'contains':
      return `(${exists} AND position(${text}, ${bind(wanted)}) > 0)`
    case 'startsWith':
      return `(${exists} AND startsWith(${text}, ${bind(wanted)}))`
    case 'matches':
      return `(${exists} AND match(${text}, ${bind(wanted)}))`
    default: {
      const isNumber = typeof wanted === 'number'
      const form = isNumber ? value.number : value.ordered
      const placeholder = isNumber ? bindings.bind('Float64', wanted) : bind(wanted)
      return form === undefined ? 'false' : `ifNull(${form} ${signs[op]} ${placeholder}, false)`
    }
  }
}
