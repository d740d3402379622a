import type { Filter } from '@sojourn/contract'
import { type ToldSession, textOf, type Value, valuesOf } from './told-session.ts'

/** Whether one value fits a filter that does not deny. */
function fitsValue(value: Value, { op, value: wanted }: Filter): boolean {
  const text = textOf(value)
  const same = (one: unknown) => text === textOf(one)
  switch (op) {
    case 'exists':
      return true
    case 'eq':
      return same(wanted)
    case 'in':
      return (wanted as unknown[]).some(same)
    case 'contains':
      return text.includes(textOf(wanted))
    case 'startsWith':
      return text.startsWith(textOf(wanted))
    case 'matches':
      return new RegExp(textOf(wanted), 'u').test(text)
    default: {
      if (typeof value !== typeof wanted) return false
      const order =
        typeof value === 'number'
          ? value - (wanted as number)
          : Buffer.compare(Buffer.from(value as string), Buffer.from(wanted as string))
      return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[op as 'gt']
    }
  }
}

const affirmed = { neq: 'eq', notContains: 'contains', notExists: 'exists' } as const

/** Whether some values fit a filter: one of them, or, where it denies, none. */
export function fitsValues(values: readonly Value[], filter: Filter): boolean {
  const op = affirmed[filter.op as keyof typeof affirmed]
  if (op !== undefined) return !fitsValues(values, { ...filter, op })
  return values.some((value) => fitsValue(value, filter))
}

/** Whether a session fits a filter. */
export const fits = (session: ToldSession, filter: Filter): boolean =>
  fitsValues(valuesOf(session, filter.property), filter)
