import { z } from 'zod'
import { filtersMax, filterValuesMax } from './limits.ts'

/** How a filter compares. Those that deny are the exact complement of those that affirm. */
export const filterOps = [
  'eq',
  'neq',
  'contains',
  'notContains',
  'startsWith',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'exists',
  'notExists',
  'matches',
] as const
export type FilterOp = (typeof filterOps)[number]

const orders: ReadonlySet<FilterOp> = new Set(['gt', 'gte', 'lt', 'lte'])
const withoutValue: ReadonlySet<FilterOp> = new Set(['exists', 'notExists'])

/** Lookarounds and references back, which a search in linear time (RE2) does not have. */
const beyondRe2 = /\(\?<?[=!]|\\[1-9]|\\k</

const isSearchable = (source: string): boolean => {
  try {
    new RegExp(source)
    return !beyondRe2.test(source)
  } catch {
    return false
  }
}

const value = z.union([z.string().max(2048), z.number(), z.boolean()], {
  error: 'must be a text of at most 2,048 characters, a number, true or false',
})

/**
 * A condition on one property: the name of a dimension (`page`, `country`, …), `property:NAME` of the events or
 * `trait:NAME` of the user. Texts are compared as they are, upper and lower case apart; a number or a truth value fits its
 * text. An order (`gt` …) compares numbers with numbers and texts with texts.
 */
export const filterSchema = z
  .strictObject({
    property: z
      .string({ error: 'must be the name of a dimension such as country, property:NAME or trait:NAME' })
      .min(1)
      .max(256),
    op: z.enum(filterOps, { error: `must be one of ${filterOps.join(', ')}` }),
    value: z.union([value, z.array(value).max(filterValuesMax)]).optional(),
  })
  .superRefine(({ op, value }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['value'], message })
    if (withoutValue.has(op)) {
      if (value !== undefined) refuse(`must be left out with ${op}`)
    } else if (op === 'in') {
      if (!Array.isArray(value)) refuse('must be a list of values with in')
    } else if (value === undefined || Array.isArray(value)) refuse(`must be one value with ${op}`)
    else if (orders.has(op) && typeof value === 'boolean') refuse(`must be a number or a text with ${op}`)
    else if (op === 'matches' && !isSearchable(String(value)))
      refuse('must be a regular expression, without lookaround and references back')
  })
  .meta({ id: 'Filter' })
export type Filter = z.output<typeof filterSchema>

/** All of them must fit. */
export const filtersSchema = z
  .array(filterSchema, {
    error: 'must be a list such as [{"property": "country", "op": "eq", "value": "DE"}]',
  })
  .max(filtersMax, { error: `must be at most ${filtersMax} filters` })
